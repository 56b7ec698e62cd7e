import { sql } from 'kysely';
import { afterUpload, type Db, rowCountsIn, takeMarkIn } from '../../platform/db/index.ts';

/** What became of a row, or would: "ready" is taken over when the list is. */
export type RowOutcome = 'ready' | 'imported' | 'already' | 'wrong';

/** A list as it stands; `content` and `mapping` are read where they are needed. */
export interface ImportList {
  id: string;
  fileName: string;
  encoding: string;
  delimiter: string;
  columns: string[];
  rows: number;
  madeByName: string;
  tellReferrers: boolean;
  uploadedAt: Temporal.Instant;
  checkedAt: Temporal.Instant | null;
  startedAt: Temporal.Instant | null;
  finishedAt: Temporal.Instant | null;
  /** Since when it is being tried as a job, and how many rows are read. */
  tryingSince: Temporal.Instant | null;
  triedRows: number;
}

export interface ImportRow {
  line: number;
  theirReference: string;
  outcome: RowOutcome;
  errors: string[];
  concernId: string | null;
  reference: string | null;
}

const shown = [
  'id',
  'file_name as fileName',
  'encoding',
  'delimiter',
  'columns',
  'rows',
  'made_by_name as madeByName',
  'tell_referrers as tellReferrers',
  'uploaded_at as uploadedAt',
  'checked_at as checkedAt',
  'started_at as startedAt',
  'finished_at as finishedAt',
  'trying_since as tryingSince',
  'tried_rows as triedRows',
] as const;

/** The agency's lists, latest first, from `after` on. */
export function importLists(
  db: Db,
  page: { size: number; after: { at: Temporal.Instant; id: string } | undefined },
): Promise<ImportList[]> {
  const { after } = page;
  return db
    .selectFrom('front_door.import_list')
    .select(shown)
    .where(afterUpload(after))
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.size)
    .execute();
}

/** One list of the agency; `lock` until the transaction ends, for whoever changes where it stands. */
export function importList(db: Db, id: string, lock = false): Promise<ImportList | undefined> {
  return db
    .selectFrom('front_door.import_list')
    .select(shown)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** The sealed rows and the mapping; content is null once taken over or run out. */
export function importContent(
  db: Db,
  id: string,
): Promise<{ content: Buffer | null; mapping: unknown } | undefined> {
  return db
    .selectFrom('front_door.import_list')
    .select(['content', 'mapping'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function addList(
  db: Db,
  list: Pick<ImportList, 'id' | 'fileName' | 'encoding' | 'delimiter' | 'columns' | 'rows' | 'madeByName'> & {
    agencyId: string;
    madeBy: string;
    content: Buffer;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('front_door.import_list')
    .values({
      id: list.id,
      agency_id: list.agencyId,
      made_by: list.madeBy,
      made_by_name: list.madeByName,
      file_name: list.fileName,
      encoding: list.encoding,
      delimiter: list.delimiter,
      columns: list.columns,
      rows: list.rows,
      content: list.content,
      uploaded_at: list.at,
      expires_at: list.expiresAt,
    })
    .execute();
}

/** How the agency's lists were read last; undefined before the first. */
export async function lastMapping(db: Db): Promise<unknown> {
  const kept = await db.selectFrom('front_door.import_mapping').select('mapping').executeTakeFirst();
  return kept?.mapping;
}

/** Takes a mark for a concern of this transaction. @returns false when it was taken before */
export function takeMark(
  db: Db,
  taken: { agencyId: string; mark: string; concernId: string; listId: string },
): Promise<boolean> {
  return takeMarkIn(db, 'front_door.imported', {
    ...{ agency_id: taken.agencyId, mark: taken.mark, concern_id: taken.concernId, list_id: taken.listId },
  });
}

/** Says what became of a row that was ready; another worker may have been quicker, and then it stays as that one said. */
export async function rowBecame(
  db: Db,
  listId: string,
  line: number,
  became: { outcome: RowOutcome; errors?: readonly string[]; concernId?: string; reference?: string },
): Promise<void> {
  await db
    .updateTable('front_door.import_row')
    .set({
      outcome: became.outcome,
      errors: [...(became.errors ?? [])],
      concern_id: became.concernId ?? null,
      reference: became.reference ?? null,
    })
    .where('list_id', '=', listId)
    .where('line', '=', line)
    .where('outcome', '=', 'ready')
    .execute();
}

/** How many rows stand where. */
export const rowCounts = (db: Db, listId: string): Promise<Record<RowOutcome, number>> =>
  rowCountsIn(db, 'front_door.import_row', listId, ['ready', 'imported', 'already', 'wrong']);

/** Rows of a list in their order, after a line, of one outcome or of all. */
export async function importRows(
  db: Db,
  listId: string,
  which: { after?: number; outcome?: RowOutcome | undefined; size?: number },
): Promise<ImportRow[]> {
  const { after = 0, outcome, size } = which;
  const rows = await db
    .selectFrom('front_door.import_row')
    .select([
      'line',
      'their_reference as theirReference',
      'outcome',
      'errors',
      'concern_id as concernId',
      'reference',
    ])
    .where('list_id', '=', listId)
    .where('line', '>', after)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .orderBy('line')
    .$if(size !== undefined, (query) => query.limit(size ?? 0))
    .execute();
  return rows.map((row) => ({ ...row, outcome: row.outcome as RowOutcome }));
}

/** Somebody takes the list over, or goes on with it. */
export async function listBegins(
  db: Db,
  id: string,
  begun: { at: Temporal.Instant; by: string; tellReferrers: boolean },
): Promise<void> {
  await db
    .updateTable('front_door.import_list')
    .set({ started_at: begun.at, began_by: begun.by, tell_referrers: begun.tellReferrers })
    .where('id', '=', id)
    .execute();
}

/** A list is done: what was uploaded is let go. */
export async function listEnds(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('front_door.import_list')
    .set({ finished_at: at, content: null })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
}

/** As the worker: for whom a list is taken over. */
export function whoBegan(db: Db, id: string): Promise<{ agencyId: string; by: string } | undefined> {
  return db
    .selectFrom('front_door.import_list')
    .select((row) => ['agency_id as agencyId', row.fn.coalesce('began_by', 'made_by').as('by')])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** As the worker: forgets what was uploaded and ran out. @returns how many lists */
export async function forgetOldLists(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`update front_door.import_list set content = null
    where content is not null and expires_at < ${now}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
