import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { OwnerConnection } from '../../platform/db/index.ts';
import type { Logger } from '../../platform/log/logger.ts';
import { seedProcedures } from '../procedures/shipped/seed.ts';
import { placeEntries } from '../search/places.ts';
import { searchEntryOf } from '../search.ts';
import { readContentFile } from '../shipped/read-file.ts';
import { seedSearch } from '../store/search-index.ts';
import { ship, shippedHashes } from '../store/ship.ts';
import type { ShippedText } from '../types.ts';

const content = new URL('../../../content/', import.meta.url);

/** Files that another part of the library brings in. */
const ELSEWHERE = /^procedures\//;

/**
 * Brings in the content that ships with the product. Every installation, at every start: each text once, as a page
 * that is published; of one that changed since, its owner is told, and decides.
 */
export async function seedLibrary(
  owner: OwnerConnection,
  now: Temporal.Instant,
  log?: Pick<Logger, 'warn'>,
): Promise<void> {
  await bringIn(owner, await shippedTexts(), now);
  await seedProcedures(owner, now, log ? { log } : {});
  await seedSearch(owner, placeEntries());
}

/** The same with texts that are at hand. */
export async function bringIn(
  owner: OwnerConnection,
  texts: readonly ShippedText[],
  now: Temporal.Instant,
): Promise<void> {
  const known = await shippedHashes(owner);
  const newer = texts.filter(({ name, hash }) => known.get(name) !== hash);
  if (newer.length === 0) return;
  await owner.transaction(async (inside) => {
    const made = await ship(inside, newer, now);
    await seedSearch(
      inside,
      newer.flatMap((text) => {
        const where = made.get(text.name);
        return where ? [searchEntryOf({ ...text, ...where })] : [];
      }),
    );
  });
}

/** Every page of `content/`; one whose facts cannot be read is left out, and a test finds it. */
export async function shippedTexts(): Promise<ShippedText[]> {
  const paths = globSync('**/*.md', { cwd: content })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !ELSEWHERE.test(path))
    .sort();
  const read = await Promise.all(
    paths.map(async (path) => {
      try {
        return readContentFile(path, await readFile(new URL(path, content), 'utf8'));
      } catch {
        return [];
      }
    }),
  );
  return read.flat();
}
