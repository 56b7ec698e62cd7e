import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Counts, FeedRun } from '../feeds/types.ts';

const shown = [
  'id',
  'source',
  'agency_id as agencyId',
  'team_id as teamId',
  'file_name as fileName',
  'columns',
  'trial',
  'state',
  'staged',
  'rows',
  'at_line as atLine',
  'counts',
  'by_name as byName',
  'brought_by_name as broughtBy',
  'began_at as beganAt',
  'finished_at as finishedAt',
] as const;

type Row = { [Key in keyof FeedRun]: unknown };
const runOf = (row: Row) => row as unknown as FeedRun;

/** What a run begins with. */
export interface NewRun {
  source: string;
  agencyId: string;
  teamId: string;
  area: string | null;
  fileName: string;
  fileHash: string;
  columns: readonly string[];
  mapping: unknown;
  trial: boolean;
  state: 'uploaded' | 'staging';
  rows?: number;
  content?: Buffer;
  encoding?: string;
  by?: string;
  byName: string;
  expiresAt: Temporal.Instant;
}

export async function addRun(db: Db, run: NewRun): Promise<string> {
  const { id } = await db
    .insertInto('people.feed_run')
    .values({
      ...{ source: run.source, agency_id: run.agencyId, team_id: run.teamId, area: run.area },
      ...{ file_name: run.fileName, file_hash: run.fileHash, columns: [...run.columns] },
      ...{ mapping: JSON.stringify(run.mapping), trial: run.trial, state: run.state },
      rows: run.rows ?? 0,
      ...{ content: run.content ?? null, encoding: run.encoding ?? null },
      ...{ begun_by: run.by ?? null, by_name: run.byName, expires_at: run.expiresAt },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A run that the context may know of; `lock` until the transaction ends, for whoever takes it further. */
export async function feedRun(db: Db, id: string, lock = false): Promise<FeedRun | undefined> {
  const row = await db
    .selectFrom('people.feed_run')
    .select(shown)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && runOf(row);
}

/** Runs that the context may know of, latest first. */
export async function feedRuns(
  db: Db,
  { size, after }: { size: number; after: { at: Temporal.Instant; id: string } | undefined },
): Promise<FeedRun[]> {
  const rows = await db
    .selectFrom('people.feed_run')
    .select(shown)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(began_at, id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .execute();
  return rows.map(runOf);
}

/** A run of the same file, read in the same way, that was not finished. */
export async function unfinishedRun(
  db: Db,
  { source, agencyId, fileHash, trial }: Pick<NewRun, 'source' | 'agencyId' | 'fileHash' | 'trial'>,
): Promise<FeedRun | undefined> {
  const row = await db
    .selectFrom('people.feed_run')
    .select(shown)
    .where('source', '=', source)
    .where('agency_id', '=', agencyId)
    .where('file_hash', '=', fileHash)
    .where('trial', '=', trial)
    .where('state', 'in', ['staging', 'running'])
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && runOf(row);
}

/** How far a run is, in the transaction that took it there. */
export async function runIsAt(
  db: Db,
  id: string,
  at: Partial<{
    state: FeedRun['state'];
    staged: number;
    rows: number;
    atLine: number;
    counts: Counts;
    trial: boolean;
    mapping: unknown;
    fileHash: string;
    finishedAt: Temporal.Instant | null;
    content: null;
  }>,
): Promise<void> {
  const { atLine, counts, finishedAt, fileHash, mapping, ...plain } = at;
  await db
    .updateTable('people.feed_run')
    .set({
      ...plain,
      ...(atLine === undefined ? {} : { at_line: atLine }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(fileHash === undefined ? {} : { file_hash: fileHash }),
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    } as never)
    .where('id', '=', id)
    .execute();
}

/** As the worker: whether whoever answers for a run may still bring lists there. */
export async function mayGoOn(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select people.feed_may_go_on(${id}::uuid) as may`.execute(db);
  return rows[0]?.may ?? false;
}

/** From now on the context answers for a run. False where they may not bring lists there. */
export async function answerFor(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select people.feed_answered_for(${id}::uuid) as done`.execute(
    db,
  );
  return rows[0]?.done ?? false;
}

/** What was uploaded, sealed, and how its columns were read. */
export function runContent(
  db: Db,
  id: string,
): Promise<{ content: Buffer | null; mapping: unknown; encoding: string | null } | undefined> {
  return db
    .selectFrom('people.feed_run')
    .select(['content', 'mapping', 'encoding'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** How the agency's lists of a source were read last. */
export async function lastColumns(db: Db, source: string): Promise<unknown> {
  const row = await db
    .selectFrom('people.feed_run')
    .select('mapping')
    .where('source', '=', source)
    .where('state', '<>', 'uploaded')
    .orderBy('began_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.mapping;
}

/** A trial that is over, or ran out, goes with all that it kept; one that was only uploaded too. */
export async function deleteRun(db: Db, id: string): Promise<void> {
  await db.deleteFrom('people.feed_run').where('id', '=', id).where('trial', '=', true).execute();
}

export async function deleteOldTrials(db: Db, now: Temporal.Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('people.feed_run')
    .where('trial', '=', true)
    .where('expires_at', '<=', now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
