import { sql } from 'kysely';
import { copied, copyingIn, type Db } from '../../platform/db/index.ts';
import type { FeedOutcome, ReportRow, WaitingRow } from '../feeds/types.ts';
import type { FeedSays } from '../rules/feed/says.ts';

/** A row of a file as it is staged: to be weighed, or refused already. */
export interface StagedRow {
  line: number;
  theirId: string;
  says: FeedSays | null;
  hash: string;
  reasons: readonly string[];
}

/**
 * Stages rows: by `copy` where the database has it and lets its user make a temporary table, else in one statement. A
 * table under row-level security takes no `copy` itself.
 */
export async function stageRows(db: Db, run: string, rows: readonly StagedRow[]): Promise<void> {
  const copy = copyingIn(db);
  if (copy && (await mayCopy(db))) {
    await sql`create temporary table feed_arriving (line integer, their_id text, content jsonb, hash text,
      reasons jsonb) on commit drop`.execute(db);
    await copy('copy feed_arriving from stdin', linesOf(rows));
    await sql`insert into people.feed_row (run_id, line, their_id, content, hash, outcome, reasons)
      select ${run}::uuid, a.line, a.their_id, a.content, a.hash,
        case when a.content is null then 'refused' else 'waiting' end, array(select jsonb_array_elements_text(a.reasons))
      from feed_arriving a`.execute(db);
    return;
  }
  const given = rows.map(({ line, theirId, says, hash, reasons }) => ({
    ...{ line, their_id: theirId, content: says, hash, reasons },
  }));
  await sql`insert into people.feed_row (run_id, line, their_id, content, hash, outcome, reasons)
    select ${run}::uuid, a.line, a.their_id, a.content, a.hash,
      case when a.content is null then 'refused' else 'waiting' end, array(select jsonb_array_elements_text(a.reasons))
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      a(line integer, their_id text, content jsonb, hash text, reasons jsonb)`.execute(db);
}

async function mayCopy(db: Db): Promise<boolean> {
  const { rows } = await sql<{
    may: boolean;
  }>`select has_database_privilege(current_database(), 'temporary') as may`.execute(db);
  return rows[0]?.may ?? false;
}

function* linesOf(rows: readonly StagedRow[]): Generator<Buffer> {
  let text = '';
  for (const { line, theirId, says, hash, reasons } of rows) {
    const values = [line, theirId, says && JSON.stringify(says), hash, JSON.stringify(reasons)];
    text += `${values.map(copied).join('\t')}\n`;
    if (text.length < 1 << 17) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** A row of a batch, with what is known of its id already. */
export interface BatchRow {
  line: number;
  theirId: string;
  says: FeedSays;
  hash: string;
  reasons: readonly string[];
  /** The first row of the file with this id, where this is not it. */
  above: { line: number; hash: string } | null;
  key: {
    state: 'person' | 'held' | 'kept out';
    personId: string | null;
    hash: string;
    heldHash: string | null;
  } | null;
}

/** A run as its rows are read: `staged` is its last line. */
type RowsOf = { id: string; source: string; agencyId: string; staged: number };

/** The next rows of a run to be weighed, in their order. */
export async function nextRows(db: Db, run: RowsOf, after: number, most: number): Promise<BatchRow[]> {
  // So many lines at a time: a list is weighed as soon as it stands there, before the database knows that it is long, and
  // then it would read all that is left of it for each batch.
  for (let lines = 4 * most; ; lines *= 4) {
    const last = Math.min(after + lines, run.staged);
    const rows = await rowsUntil(db, run, { after, last, most });
    if (rows.length === most || last === run.staged) return rows;
  }
}

async function rowsUntil(
  db: Db,
  run: RowsOf,
  { after, last, most }: { after: number; last: number; most: number },
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select r.line, r.their_id as "theirId", r.content as says, r.hash, r.reasons,
      (select json_build_object('line', o.line, 'hash', o.hash) from people.feed_row o
        where o.run_id = r.run_id and o.their_id = r.their_id and o.line < r.line and o.hash <> ''
        order by o.line limit 1) as above,
      (select json_build_object('state', k.state, 'personId', k.person_id, 'hash', k.hash, 'heldHash', k.held_hash) from people.feed_key k
        where k.source = ${run.source} and k.agency_id = ${run.agencyId}::uuid and k.their_id = r.their_id) as key
    from people.feed_row r
    where r.run_id = ${run.id}::uuid and r.line > ${after} and r.line <= ${last} and r.outcome = 'waiting'
    order by r.line limit ${most}`.execute(db);
  return rows;
}

/** What became of a row of a batch. */
export interface Became {
  line: number;
  outcome: FeedOutcome;
  reasons: readonly string[];
  near: readonly string[];
  personId: string | null;
}

/** Says what became of the rows of a batch; what they said is kept only where it is needed still. */
export async function rowsBecame(
  db: Db,
  run: string,
  became: readonly Became[],
  keepAll: boolean,
): Promise<void> {
  if (became.length === 0) return;
  const lines = became.map(({ line }) => line);
  const given = became.map(({ line, outcome, reasons, near, personId }) => ({
    ...{ line, outcome, reasons, near, person_id: personId },
  }));
  await sql`update people.feed_row r set outcome = b.outcome, person_id = b.person_id,
      reasons = array(select jsonb_array_elements_text(b.reasons)),
      near = array(select n::uuid from jsonb_array_elements_text(b.near) n),
      content = case when ${keepAll} or b.outcome = 'queued' then r.content end
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      b(line integer, outcome text, reasons jsonb, near jsonb, person_id uuid)
    where r.run_id = ${run}::uuid and r.line between ${Math.min(...lines)} and ${Math.max(...lines)}
      and r.line = b.line`.execute(db);
}

/** What a source's ids stand for from now on. A row of theirs that waited in an earlier run waits no more. */
export async function keepKeys(
  db: Db,
  run: { id: string; source: string; agencyId: string },
  keys: readonly {
    theirId: string;
    state: 'person' | 'held';
    personId: string | null;
    hash: string;
    says: FeedSays;
    line: number;
  }[],
): Promise<void> {
  if (keys.length === 0) return;
  const given = keys.map(({ theirId, state, personId, hash, says, line }) => ({
    ...{ their_id: theirId, state, person_id: personId, hash, line },
    content: state === 'person' ? says : null,
  }));
  const values = JSON.stringify(given);
  await sql`update people.feed_row r set outcome = 'refused', content = null, near = '{}',
      reasons = array['A later row of the same source stands in its place']
    from jsonb_to_recordset(${values}::jsonb) g(their_id text) cross join lateral (
        select k.run_id, k.line from people.feed_key k where k.source = ${run.source} and k.agency_id = ${run.agencyId}::uuid
          and k.their_id = g.their_id and k.run_id <> ${run.id}::uuid offset 0) k
    where r.run_id = k.run_id and r.line = k.line and r.outcome = 'queued'`.execute(db);
  await sql`insert into people.feed_key (source, agency_id, their_id, state, person_id, hash, content, run_id, line)
    select ${run.source}, ${run.agencyId}::uuid, g.their_id, g.state, g.person_id, g.hash, g.content, ${run.id}::uuid, g.line
    from jsonb_to_recordset(${values}::jsonb) g(their_id text, state text, person_id uuid, hash text, content jsonb,
      line integer)
    on conflict (source, agency_id, their_id) do update set
      state = case when feed_key.state = 'person' then 'person' else excluded.state end,
      person_id = coalesce(excluded.person_id, feed_key.person_id),
      hash = case when excluded.state = 'held' and feed_key.state = 'person' then feed_key.hash else excluded.hash end,
      content = coalesce(excluded.content, feed_key.content),
      held_hash = case when excluded.state = 'held' and feed_key.state = 'person' then excluded.hash end,
      run_id = excluded.run_id, line = excluded.line`.execute(db);
}

/** Rows that were weighed as a trial wait once more. @returns how many cannot be weighed at all */
export async function weighAnew(db: Db, run: string): Promise<number> {
  await sql`update people.feed_row set outcome = 'waiting', near = '{}', person_id = null,
      reasons = array(select reason from unnest(reasons) reason where reason like '% kept out: %')
    where run_id = ${run}::uuid and content is not null`.execute(db);
  await sql`delete from people.feed_trial_entry where run_id = ${run}::uuid`.execute(db);
  const { rows } = await sql<{ refused: number }>`select count(*)::int as refused from people.feed_row
    where run_id = ${run}::uuid and content is null`.execute(db);
  return rows[0]?.refused ?? 0;
}

/** Rows of a report in their order, after a line, of one outcome or of all. */
export async function reportRows(
  db: Db,
  run: string,
  { after = 1, outcome, size }: { after?: number; outcome?: FeedOutcome | undefined; size: number },
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.line, r.their_id as "theirId", r.outcome, r.reasons, p.reference, p.id as "personId"
    from people.feed_row r left join people.person p on p.id = r.person_id
    where r.run_id = ${run}::uuid and r.line > ${after}
      and (${outcome ?? null}::text is null or r.outcome = ${outcome ?? null})
    order by r.line limit ${size}`.execute(db);
  return rows;
}

/** The same for the outcome file of a command, which sees no record. */
export async function outcomeRows(
  db: Db,
  run: string,
  after: number,
  size: number,
): Promise<Pick<ReportRow, 'line' | 'theirId' | 'outcome' | 'reasons'>[]> {
  return db
    .selectFrom('people.feed_row')
    .select(['line', 'their_id as theirId', 'outcome', 'reasons'])
    .where('run_id', '=', run)
    .where('line', '>', after)
    .orderBy('line')
    .limit(size)
    .execute() as Promise<Pick<ReportRow, 'line' | 'theirId' | 'outcome' | 'reasons'>[]>;
}

export async function forgetRows(db: Db, run: string): Promise<void> {
  await db.deleteFrom('people.feed_row').where('run_id', '=', run).execute();
}

/** The rows of a run that wait, as far as the context may read them, after a line. */
export async function waitingRows(db: Db, run: string, after: number, size: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`select w.line, w.their_id as "theirId", w.content as says, w.reasons
    from people.feed_waiting(${run}::uuid, ${after}, ${size}) w`.execute(db);
  return rows;
}

/** One row that waits, if the context may read it. */
export async function waitingRow(db: Db, run: string, line: number): Promise<WaitingRow | undefined> {
  const [row] = await waitingRows(db, run, line - 1, 1);
  return row?.line === line ? row : undefined;
}

/** Settles a row that waits, for the context; false where it is not theirs, or somebody else settled it. */
export async function settleRow(
  db: Db,
  run: string,
  line: number,
  became: { outcome: 'created' | 'linked' | 'refused'; personId: string | null; reasons: readonly string[] },
): Promise<boolean> {
  const { outcome, personId, reasons } = became;
  const { rows } = await sql<{
    settled: boolean;
  }>`select people.feed_settle(${run}::uuid, ${line}, ${outcome},
    ${personId}::uuid, ${[...reasons]}::text[]) as settled`.execute(db);
  return rows[0]?.settled ?? false;
}

/** The pupil numbers, of now and from before, of these people; and whoever else the context sees with this very one. */
export async function upnsNear(
  db: Db,
  upn: string,
  ids: readonly string[],
): Promise<{ id: string; value: string }[]> {
  const { rows } = await sql<{ id: string; value: string }>`
    select people.shown_as(i.person_id) as id, i.value from (
      (select b.person_id, b.value from people.identifier b
        where b.kind in ('upn', 'former upn') and b.withdrawn_at is null and b.value = ${upn} limit 5)
      union all
      (select n.person_id, n.value from unnest(${[...ids]}::uuid[]) who cross join lateral people.one_person(who) o
        join people.identifier n on n.person_id = o
        where n.kind in ('upn', 'former upn') and n.withdrawn_at is null limit 100)) i`.execute(db);
  return rows;
}
