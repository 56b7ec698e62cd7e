import { setImmediate } from 'node:timers/promises';
import { currentArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Secrets, unseal } from '../../platform/http/index.ts';
import { defineTopic, type JobContext, onBehalfOf } from '../../platform/jobs/index.ts';
import type { Mapping } from '../../platform/lists/index.ts';
import { type ImportRow, importContent, importList, whoBegan } from '../store/import.ts';
import { keepTrial, takenBefore, trialIsAt } from '../store/import-trial.ts';
import { importFields } from './fields.ts';
import { type Reading, type ReadRow, readRow } from './row.ts';
import type { Kept } from './run.ts';

/** The topic under which a long list is tried: `{ list: id }`. */
export const LIST_TRIED = defineTopic('import.tried', ['list'], { tryTakesSeconds: 600 });

/** So many rows are read between two words of how far it is. */
const STRIDE = 100;

export type Numbered = { line: number; row: ReadRow };

/** Reads every row. Other pages get their turn in between: a long list takes seconds. */
export async function readAll(
  rows: Kept['rows'],
  reading: Reading,
  isAt: (rows: number) => Promise<void> = async () => {},
): Promise<Numbered[]> {
  const read: Numbered[] = [];
  for (const { line, cells } of rows) {
    if (read.length % 20 === 19) await setImmediate();
    read.push({ line, row: readRow(cells, reading) });
    if (read.length % STRIDE === 0) await isAt(read.length);
  }
  return read;
}

/** What would become of each row: wrong, taken over before (or further up), or ready. */
export async function outcomes(
  db: Db,
  read: readonly Numbered[],
): Promise<Pick<ImportRow, 'line' | 'theirReference' | 'outcome' | 'errors'>[]> {
  const taken = await takenBefore(
    db,
    read.flatMap(({ row }) => ('mark' in row ? [row.mark] : [])),
  );
  const above = new Map<string, number>();
  return read.map(({ line, row }) => {
    const { theirReference } = row;
    if ('errors' in row) return { line, theirReference, outcome: 'wrong', errors: [...row.errors] };
    const before = above.get(row.mark);
    if (before !== undefined)
      return { line, theirReference, outcome: 'already', errors: [`The same as row ${before}`] };
    above.set(row.mark, line);
    return { line, theirReference, outcome: taken.has(row.mark) ? 'already' : 'ready', errors: [] };
  });
}

/** Tries a whole list for whoever asked for it. Stopped anywhere it begins again: nothing is kept until its end. */
export async function tryAll(job: JobContext, secrets: Secrets, id: string): Promise<void> {
  const { database, now } = job;
  const began = await database.work(now(), (db) => whoBegan(db, id));
  if (!began) return;
  const context = onBehalfOf(job, `import ${id}`, began);
  const { list, kept } = await database.transaction(context(), async (db) => ({
    list: await importList(db, id),
    kept: await importContent(db, id),
  }));
  if (!list?.tryingSince || list.startedAt || !kept?.content) return;
  const { rows } = JSON.parse(unseal(secrets, 'import', kept.content)) as Kept;
  const { areas } = await currentArrangements(database, now());
  const mapping = kept.mapping as Mapping;
  const reading = { columns: list.columns, mapping, fields: importFields(areas), areas, now: now() };
  const read = await readAll(rows, reading, (at) =>
    database.transaction(context(), (db) => trialIsAt(db, id, at)),
  );
  await database.transaction(context(), async (db) => {
    const still = await importList(db, id, true);
    // Tried anew with other columns meanwhile, or begun: this try counts no more.
    if (!still?.tryingSince || Temporal.Instant.compare(still.tryingSince, list.tryingSince ?? now()) !== 0)
      return;
    const { agencyId } = began;
    await keepTrial(db, { id, agencyId, mapping, at: now(), rows: await outcomes(db, read) });
  });
}
