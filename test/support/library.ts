import { seedLibrary } from '../../src/library/index.ts';
import { bringIn } from '../../src/library/sample/seed.ts';
import { readContentFile } from '../../src/library/shipped/read-file.ts';
import type { TestApp } from './app.ts';
import { asOwner } from './openings.ts';

/** Everything that comes with the product, as a first start brings it in. */
export async function settledLibrary(app: TestApp): Promise<void> {
  await asOwner(app.database, (owner) => seedLibrary(owner, app.clock.now));
}

/** A page that comes with the product, made for a test: `front` are lines of YAML. */
export async function addShipped(app: TestApp, path: string, front: string, body: string): Promise<void> {
  const texts = readContentFile(path, `---\n${front.trim()}\n---\n\n${body}\n`);
  await asOwner(app.database, (owner) => bringIn(owner, texts, app.clock.now));
}
