import { sql } from 'kysely';
import type { Db, OwnerConnection } from '../../platform/db/index.ts';

/** One published thing as the search knows it. */
export interface SearchEntry {
  /** "guide", "procedure", "service", "course": small letters and hyphens. */
  kind: string;
  /** What its slice knows it by: an id or a slug. */
  ref: string;
  /** Whose own it is; absent or null: it stands everywhere. */
  area?: string | null;
  /** Where it counts, of what has no area of its own; empty or absent: everywhere. */
  areas?: readonly string[];
  audiences?: readonly string[];
  ages?: readonly string[];
  topics?: readonly string[];
  title: string;
  /** One sentence or two. */
  summary: string;
  /** Everything it says, as plain words. */
  words: string;
  /** Where it is read: an address of ours, perhaps with a fragment. */
  href: string;
  sensitive?: boolean;
  /** Found from then, and until then. */
  from?: Temporal.Instant | null;
  until?: Temporal.Instant | null;
}

/**
 * Lets the search find something from this transaction's commit on, in place of whatever has the same kind, ref and
 * area. For whoever may publish, and for jobs.
 */
export async function indexForSearch(db: Db, ...entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`select library.search_put(${JSON.stringify(entries.map(row))}::jsonb)`.execute(db);
}

/** Lets the search find it no longer; with an area, only that area's own. */
export async function dropFromSearch(db: Db, kind: string, ref: string, area?: string): Promise<void> {
  await sql`select library.search_drop(${kind}, ${ref}, ${area ?? null})`.execute(db);
}

/** The same while seeding, for any number at once. */
export async function seedSearch(owner: OwnerConnection, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await owner.transaction(async (inside) => {
    // The settings are put back: whoever seeds may go on in the same transaction.
    const [was] = await inside.query<{ role: string; actor: string }>(
      `select current_setting('role') as role, coalesce(current_setting('app.actor', true), '') as actor`,
    );
    await inside.exec(`set local role app_owner; select set_config('app.actor', 'system', true)`);
    await inside.query('select library.search_put($1::jsonb)', [JSON.stringify(entries.map(row))]);
    await inside.query(`select set_config('app.actor', $1, true), set_config('role', $2, true)`, [
      was?.actor ?? '',
      was?.role ?? 'none',
    ]);
  });
}

/** What is for everybody is for each: it is narrowed to nobody, so that whoever looks for their own finds it too. */
export const narrowedTo = (audiences: readonly string[]): string[] =>
  audiences.some((code) => code === 'everyone' || code === 'everybody') ? [] : [...audiences];

/** The signs that mark what fits in an excerpt stand in no text. */
const marks = /[\uE000\uE001]/g;
const plain = (words: string) => words.replace(marks, '').replaceAll('\0', '');

function row(entry: SearchEntry) {
  return {
    kind: entry.kind,
    ref: entry.ref,
    area: entry.area ?? null,
    audiences: narrowedTo(entry.audiences ?? []),
    ages: entry.ages ?? [],
    topics: entry.topics ?? [],
    title: plain(entry.title),
    summary: plain(entry.summary),
    words: plain(entry.words),
    href: entry.href,
    sensitive: entry.sensitive ?? false,
    from_at: entry.from?.toString() ?? null,
    within: entry.areas ?? [],
    until_at: entry.until?.toString() ?? null,
  };
}
