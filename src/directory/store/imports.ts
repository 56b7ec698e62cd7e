import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Outcome, RowShown, Run } from '../import/types.ts';

const columns = sql`r.id, r.source, r.name, r.url, r.next_page as "nextPage", r.areas, r.whole, r.trial, r.state, r.failure, r.rows,
  r.at_line as "atLine", r.counts, r.by_id as "byId", r.by_name as "byName", r.began_at as "beganAt",
  r.bytes::float8 as bytes, r.feed_id as "feedId", r.tried, exists (select from directory.import_run n
    where n.feed_id is not null and n.source = r.source and n.began_at > r.began_at and n.state = 'done') as overtaken`;

export async function addImport(
  db: Db,
  run: {
    source: string;
    name: string;
    url: string | null;
    areas: readonly string[];
    whole: boolean;
    rows: number;
    by: { id: string; name: string };
    /** Where it is fetched by itself. */
    feedId?: string;
  },
): Promise<string> {
  const { id } = await db
    .insertInto('directory.import_run')
    .values({
      ...{ source: run.source, name: run.name, url: run.url, areas: [...run.areas], rows: run.rows },
      whole: run.whole,
      feed_id: run.feedId ?? null,
      ...{ state: run.url === null ? 'running' : 'fetching', by_id: run.by.id, by_name: run.by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function importRun(db: Db, id: string, lock = false): Promise<Run | undefined> {
  const { rows } = await sql<Run>`select ${columns} from directory.import_run r where r.id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function importRuns(
  db: Db,
  {
    size,
    after,
    feedId,
  }: { size: number; after?: { at: Temporal.Instant; id: string } | undefined; feedId?: string },
): Promise<Run[]> {
  const { rows } = await sql<Run>`select ${columns} from directory.import_run r
    where ${after ? sql`(r.began_at, r.id) < (${after.at}, ${after.id}::uuid)` : sql`true`}
      ${feedId ? sql`and r.feed_id = ${feedId}` : sql``}
    order by r.began_at desc, r.id desc limit ${size}`.execute(db);
  return rows;
}

type Changed = Partial<
  Pick<Run, 'nextPage' | 'state' | 'failure' | 'rows' | 'atLine' | 'counts' | 'trial' | 'bytes' | 'tried'>
> & {
  finishedAt?: Temporal.Instant | null;
};

const NAMES = {
  nextPage: 'next_page',
  state: 'state',
  failure: 'failure',
  rows: 'rows',
  atLine: 'at_line',
  counts: 'counts',
  trial: 'trial',
  bytes: 'bytes',
  tried: 'tried',
  finishedAt: 'finished_at',
} as const;

/** Writes down how far a run is. */
export async function runIs(db: Db, id: string, changed: Changed): Promise<void> {
  const set = (Object.keys(changed) as (keyof Changed)[]).map((name) => {
    const value = name === 'counts' || name === 'tried' ? JSON.stringify(changed[name]) : changed[name];
    return sql`${sql.ref(NAMES[name])} = ${value}`;
  });
  await sql`update directory.import_run set ${sql.join(set)} where id = ${id}`.execute(db);
}

/** Keeps entries as they came, each on a line of its own, after those that are kept already. */
export async function addImportRows(
  db: Db,
  id: string,
  first: number,
  contents: readonly unknown[],
): Promise<void> {
  const AT_ONCE = 500;
  for (let at = 0; at < contents.length; at += AT_ONCE) {
    const some = contents
      .slice(at, at + AT_ONCE)
      .map((content, nth) => ({ line: first + at + nth, content: content ?? null }));
    await sql`insert into directory.import_row (run_id, line, content)
      select ${id}::uuid, x.line, coalesce(x.content, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) x(line integer, content jsonb)`.execute(db);
  }
}

export async function importRowsAfter(
  db: Db,
  id: string,
  line: number,
  size: number,
): Promise<{ line: number; content: unknown }[]> {
  const { rows } = await sql<{
    line: number;
    content: unknown;
  }>`select line, content from directory.import_row
    where run_id = ${id} and line > ${line} order by line limit ${size}`.execute(db);
  return rows;
}

/** Which of these ids a run had on an earlier line. */
export async function earlierIn(
  db: Db,
  id: string,
  line: number,
  sourceIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct source_id as id from directory.import_row
    where run_id = ${id} and line <= ${line} and source_id = any(${[...sourceIds]}::text[]) and outcome <> 'refused'`.execute(
    db,
  );
  return new Set(rows.map((row) => row.id));
}

export interface Became {
  line: number;
  sourceId: string;
  name: string;
  outcome: Outcome;
  reasons: readonly string[];
  serviceId: string | null;
}

export async function rowsBecame(db: Db, id: string, became: readonly Became[]): Promise<void> {
  await sql`update directory.import_row r set source_id = b."sourceId", name = b.name, outcome = b.outcome,
      reasons = array(select jsonb_array_elements_text(b.reasons)), service_id = b."serviceId"
    from jsonb_to_recordset(${JSON.stringify(became)}::jsonb)
      b(line integer, "sourceId" text, name text, outcome text, reasons jsonb, "serviceId" uuid)
    where r.run_id = ${id} and r.line = b.line`.execute(db);
}

/** What came is no longer needed once it was taken in; what became of each line stays. */
export async function forgetContents(db: Db, id: string): Promise<void> {
  await db.updateTable('directory.import_row').set({ content: null }).where('run_id', '=', id).execute();
}

export async function importRows(
  db: Db,
  id: string,
  asked: { outcome: Outcome | undefined; after: number; size: number },
): Promise<RowShown[]> {
  const only: RawBuilder<unknown> = asked.outcome ? sql`and outcome = ${asked.outcome}` : sql``;
  const { rows } =
    await sql<RowShown>`select line, source_id as "sourceId", name, outcome, reasons, service_id as "serviceId"
    from directory.import_row where run_id = ${id} and line > ${asked.after} ${only} order by line limit ${asked.size}`.execute(
      db,
    );
  return rows;
}

/** An entry that stands here already: of this source, or with this very id. */
export interface Standing {
  id: string;
  source: string | null;
  sourceId: string | null;
  hash: string | null;
  editedHere: boolean;
  version: number;
  /** The source did not list it the last time. */
  gone: boolean;
}

export async function standing(
  db: Db,
  source: string,
  sourceIds: readonly string[],
  ids: readonly string[],
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`select id, source, source_id as "sourceId", source_hash as hash,
      edited_here as "editedHere", version, gone_on is not null as gone from directory.service
    where (source = ${source} and source_id = any(${[...sourceIds]}::text[])) or id = any(${[...ids]}::uuid[])
    for update`.execute(db);
  return rows;
}
