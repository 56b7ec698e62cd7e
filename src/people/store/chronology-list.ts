import { sql } from 'kysely';
import { afterUpload, type Db, rowCountsIn, takeMarkIn } from '../../platform/db/index.ts';
import { type ChronologyList, type ListedRow, OUTCOMES, type Outcome } from '../chronology/import/types.ts';

const shown = [
  'id',
  'person_id as personId',
  'file_name as fileName',
  'encoding',
  'columns',
  'rows',
  'uploaded_at as uploadedAt',
  'checked_at as checkedAt',
  'started_at as startedAt',
  'finished_at as finishedAt',
] as const;

/** One's own lists, the latest first, from `after` on. */
export function ownLists(
  db: Db,
  { size, after }: { size: number; after: { at: Temporal.Instant; id: string } | undefined },
): Promise<ChronologyList[]> {
  return db
    .selectFrom('people.chronology_list')
    .select(shown)
    .where(afterUpload(after))
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .execute();
}

/** One of one's own lists; `lock` until the transaction ends, for whoever changes where it stands. */
export function ownList(db: Db, id: string, lock = false): Promise<ChronologyList | undefined> {
  return db
    .selectFrom('people.chronology_list')
    .select(shown)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** How a list is read: its own way once it was tried, else that of the latest before it. */
export async function listMapping(db: Db, id: string): Promise<unknown> {
  const found = await db
    .selectFrom('people.chronology_list')
    .select('mapping')
    .where('mapping', 'is not', null)
    .orderBy(sql`id = ${id}::uuid`, 'desc')
    .orderBy('checked_at', 'desc')
    .executeTakeFirst();
  return found?.mapping;
}

/** Keeps an uploaded list with its rows. */
export async function insertList(
  db: Db,
  list: Pick<ChronologyList, 'id' | 'personId' | 'fileName' | 'encoding' | 'columns'> & {
    delimiter: string;
    rows: readonly { line: number; cells: readonly string[] }[];
    by: { id: string; name: string; agencyId: string };
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await db
    .insertInto('people.chronology_list')
    .values({
      ...{ id: list.id, agency_id: list.by.agencyId, made_by: list.by.id, made_by_name: list.by.name },
      ...{ person_id: list.personId, file_name: list.fileName, encoding: list.encoding },
      ...{ delimiter: list.delimiter, columns: [...list.columns], rows: list.rows.length },
      ...{ uploaded_at: list.at, expires_at: list.expiresAt },
    })
    .execute();
  await sql`insert into people.chronology_row (list_id, line, cells)
    select ${list.id}::text::uuid, r.line, array(select json_array_elements_text(r.cells))
    from json_to_recordset(${JSON.stringify(list.rows)}::text::json) as r(line integer, cells json)`.execute(
    db,
  );
}

/** The rows as they were uploaded; none once they were forgotten. `outcome` for those that stand so. */
export async function listCells(
  db: Db,
  id: string,
  outcome?: Outcome,
): Promise<{ line: number; cells: string[] }[]> {
  const rows = await db
    .selectFrom('people.chronology_row')
    .select(['line', 'cells'])
    .where('list_id', '=', id)
    .where('cells', 'is not', null)
    .$if(outcome !== undefined, (query) => query.where('outcome', '=', outcome ?? ''))
    .orderBy('line')
    .execute();
  return rows.map(({ line, cells }) => ({ line, cells: cells ?? [] }));
}

export type Tried = Pick<ListedRow, 'line' | 'outcome' | 'errors' | 'personId'>;

/** Keeps how a list is read, and what would become of each row. */
export async function keepTrial(
  db: Db,
  trial: { id: string; mapping: unknown; at: Temporal.Instant; rows: readonly Tried[] },
): Promise<void> {
  await db
    .updateTable('people.chronology_list')
    .set({ mapping: JSON.stringify(trial.mapping), checked_at: trial.at })
    .where('id', '=', trial.id)
    .execute();
  await sql`update people.chronology_row w set outcome = r.outcome, person_id = r.person,
      errors = array(select json_array_elements_text(r.errors))
    from json_to_recordset(${JSON.stringify(
      trial.rows.map(({ line, outcome, errors, personId }) => ({ line, outcome, errors, person: personId })),
    )}::text::json) as r(line integer, outcome text, errors json, person uuid)
    where w.list_id = ${trial.id}::text::uuid and w.line = r.line`.execute(db);
}

/** Of these marks, those that the agency took over before, each with whose it is. */
export async function takenBefore(db: Db, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select t.person_id || ' ' || t.mark as key
    from people.chronology_taken t
    where t.mark in (select json_array_elements_text(${JSON.stringify(marks)}::text::json))`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

/** Takes a mark for an event of this transaction. False when it was taken before. */
export function takeMark(
  db: Db,
  taken: { agencyId: string; mark: string; personId: string; eventId: string; listId: string },
): Promise<boolean> {
  return takeMarkIn(db, 'people.chronology_taken', {
    ...{ agency_id: taken.agencyId, mark: taken.mark, person_id: taken.personId },
    ...{ event_id: taken.eventId, list_id: taken.listId },
  });
}

/** Says what became of a row that was ready, and forgets what stood in it. */
export async function rowBecame(
  db: Db,
  listId: string,
  line: number,
  became: { outcome: Outcome; errors?: readonly string[]; eventId?: string },
): Promise<void> {
  await db
    .updateTable('people.chronology_row')
    .set({
      ...{ outcome: became.outcome, errors: [...(became.errors ?? [])], event_id: became.eventId ?? null },
      ...(became.outcome === 'imported' || became.outcome === 'already' ? { cells: null } : {}),
    })
    .where('list_id', '=', listId)
    .where('line', '=', line)
    .where('outcome', '=', 'ready')
    .execute();
}

/** How many rows stand where. */
export const rowCounts = (db: Db, listId: string): Promise<Record<Outcome, number>> =>
  rowCountsIn(db, 'people.chronology_row', listId, OUTCOMES);

/** Rows of a list in their order, with whom each is about as far as the context sees them. */
export async function listedRows(
  db: Db,
  listId: string,
  which: { after?: number; outcome?: Outcome | undefined; size?: number },
): Promise<ListedRow[]> {
  const { after = 0, outcome = '', size = null } = which;
  const { rows } = await sql<ListedRow>`select r.line, r.outcome, r.errors, p.id as "personId", p.label
    from people.chronology_row r left join people.person p on p.id = r.person_id
    where r.list_id = ${listId}::uuid and r.line > ${after} and (${outcome} = '' or r.outcome = ${outcome})
    order by r.line limit ${size}`.execute(db);
  return rows;
}

/** A list begins to be taken over, or goes on. */
export async function listBegins(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db.updateTable('people.chronology_list').set({ started_at: at }).where('id', '=', id).execute();
}

/** A list is done. */
export async function listEnds(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db
    .updateTable('people.chronology_list')
    .set({ finished_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute();
  await db.updateTable('people.chronology_row').set({ cells: null }).where('list_id', '=', id).execute();
}

/** As the worker: for whom a list is taken over. */
export function whoBegan(db: Db, id: string): Promise<{ agencyId: string; by: string } | undefined> {
  return db
    .selectFrom('people.chronology_list')
    .select(['agency_id as agencyId', 'made_by as by'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** As the worker: forgets what was uploaded and ran out. @returns how many rows */
export async function forgetOldRows(db: Db, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`update people.chronology_row r set cells = null
    where r.cells is not null and exists (select from people.chronology_list l where l.id = r.list_id
      and l.expires_at < ${now})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Whoever among the people that the context sees has this pupil number, or had it. */
export async function withUpn(db: Db, upn: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct people.shown_as(p.id) as id
    from people.identifier i join people.person p on p.id = i.person_id
    where i.kind in ('upn', 'former upn') and i.value = ${upn} and i.withdrawn_at is null limit 3`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Whoever the context is of, as what they write names them, and whether they may look for people. */
export async function writerOf(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; agencyName: string; maySearch: boolean } | undefined> {
  const { rows } = await sql<{ id: string; name: string; agencyName: string; maySearch: boolean }>`
    select c.id, c.name, c.agency as "agencyName", access.may('people.search') as "maySearch"
    from partnership.colleague c where c.id = ${id}::uuid`.execute(db);
  return rows[0];
}
