import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { codesOf, type InboxFilters } from '../inbox/filters.ts';
import type { Cursor, DueNext, InboxCounts, InboxPage, InboxRow, Tally } from '../inbox/types.ts';

/** Concerns on one page of the list. */
export const PAGE_SIZE = 25;

/** Open concerns of one team that the figures count: beyond it they say "200+", so that they cost the same. */
const COUNTED = 200;

/** Whose inbox it is: row-level security decides what it holds, the teams only lead the index. */
export interface Reader {
  id: string;
  teams: readonly string[];
}

type Order = { key: RawBuilder<unknown>; beyond: RawBuilder<unknown>; by: RawBuilder<unknown> };

/**
 * One page of the concerns somebody may see, most urgent clock first; past ones latest first. Each team's part
 * comes from its own stretch of the index, so that a page costs the same however many concerns there are.
 */
export async function inboxPage(
  db: Db,
  reader: Reader,
  filters: InboxFilters,
  cursor: Cursor | undefined,
  now: { at: Temporal.Instant; endOfDay: Temporal.Instant },
): Promise<InboxPage> {
  const { key, beyond, by } = orderOf(filters.show, cursor);
  const teams = sql`${[...reader.teams]}::uuid[]`;
  const wanted = sql`${filters.show === 'open' ? sql`c.open` : sql`not c.open`}
    ${narrowed(filters, reader, now)} ${beyond}`;
  const { rows } = await sql<InboxRow>`
    with page as (
      select c.* from unnest(${teams}) as t(held) cross join lateral (
        select ${columns} from front_door.concern c where c.team_id = t.held and ${wanted}
        order by ${by} limit ${PAGE_SIZE + 1}) c
      union all
      (select ${columns} from front_door.concern c where c.id = any(array(select access.opened()))
        and not (c.team_id = any(${teams})) and ${wanted} order by ${by} limit ${PAGE_SIZE + 1})
      order by ${by} limit ${PAGE_SIZE + 1})
    select c.*, coalesce(k.same, 0) as earlier, coalesce(k.alike, false) as alike,
      ${filters.show === 'open' ? sql`null` : untold} as "untoldDueAt"
    from page c left join front_door.told_before(array(select id from page)) k on k.concern_id = c.id
    order by ${by}`.execute(db);
  return pageOf(rows, cursor, (row) => ({
    at: row[key === pastKey ? 'receivedAt' : 'dueAt'] ?? now.at,
    id: row.id,
  }));
}

const columns = sql`c.id, c.headline, c.child_label as "childLabel", c.area, c.source_words as "sourceWords",
  c.danger_now as "dangerNow", c.restricted, c.shielded, c.came_by = 'import' as imported, c.state, c.open, c.rating, c.level, c.outcome,
  c.received_at as "receivedAt", c.due_at as "dueAt", c.due_rule as "dueRule", c.decided_at as "decidedAt",
  c.decided_late as "decidedLate", c.allocated_to as "allocatedTo", c.allocated_to_name as "allocatedToName",
  c.waiting, c.replies_due_at as "repliesDueAt"`;
/** Since when somebody should have heard of the decision; read for the rows of a page alone. */
const untold = sql`(select min(o.due_at) from front_door.to_tell o
  where o.concern_id = c.id and o.met_at is null and o.ended_at is null)`;
const openKey = sql`"dueAt"`;
const pastKey = sql`"receivedAt"`;

function orderOf(show: 'open' | 'past', cursor: Cursor | undefined): Order {
  const back = cursor?.side === 'before';
  if (show === 'open') {
    const sign = back ? sql`<` : sql`>`;
    return {
      key: openKey,
      beyond: cursor ? sql`and (c.due_at, c.id) ${sign} (${cursor.at}, ${cursor.id}::uuid)` : sql``,
      by: back ? sql`${openKey} desc, id desc` : sql`${openKey}, id`,
    };
  }
  const [sign, ties] = back ? [sql`>`, sql`<`] : [sql`<`, sql`>`];
  return {
    key: pastKey,
    beyond: cursor
      ? sql`and (c.received_at ${sign} ${cursor.at} or c.received_at = ${cursor.at} and c.id ${ties} ${cursor.id}::uuid)`
      : sql``,
    by: back ? sql`${pastKey}, id desc` : sql`${pastKey} desc, id`,
  };
}

function narrowed(
  filters: InboxFilters,
  reader: Reader,
  now: { at: Temporal.Instant; endOfDay: Temporal.Instant },
): RawBuilder<unknown> {
  const codes = codesOf(filters.source);
  const conditions = [
    filters.area === 'unknown' && sql`and c.area is null`,
    filters.area && filters.area !== 'unknown' && sql`and c.area = ${filters.area}`,
    filters.rating === 'none' && sql`and c.rating is null`,
    filters.rating && filters.rating !== 'none' && sql`and c.rating = ${filters.rating}`,
    filters.state && sql`and c.state = ${filters.state}`,
    filters.whose === 'mine' && sql`and c.allocated_to = ${reader.id}::uuid`,
    filters.whose === 'nobody' && sql`and c.allocated_to is null`,
    filters.wait && sql`and c.waiting = ${filters.wait}`,
    codes && sql`and c.source_code = any(${[...codes]}::text[])`,
    filters.due === 'late' && sql`and c.due_at < ${now.at}`,
    filters.due === 'today' && sql`and c.due_at between ${now.at} and ${now.endOfDay}`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length > 0 ? sql.join(conditions, sql` `) : sql``;
}

function pageOf(
  found: readonly InboxRow[],
  cursor: Cursor | undefined,
  place: (row: InboxRow) => Omit<Cursor, 'side'>,
): InboxPage {
  const back = cursor?.side === 'before';
  const kept = found.slice(0, PAGE_SIZE);
  const more = found.length > PAGE_SIZE;
  const rows = back ? kept.toReversed() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    previous: first && (back ? more : cursor !== undefined) ? { side: 'before', ...place(first) } : undefined,
    next: last && (back || more) ? { side: 'after', ...place(last) } : undefined,
  };
}

/**
 * What the figures and the filters say: open concerns by kind, and of the decisions of the last 30 days how many
 * came in time. Each team counts its first 200 open concerns and its last 200 decisions.
 */
export async function inboxCounts(
  db: Db,
  reader: Reader,
  now: { at: Temporal.Instant; endOfDay: Temporal.Instant },
): Promise<InboxCounts> {
  const teams = sql`${[...reader.teams]}::uuid[]`;
  const shown = sql`c.area, c.rating, c.state, c.source_code, c.allocated_to, c.due_at`;
  const since = now.at.subtract({ hours: 30 * 24 });
  const { rows } = await sql<{ open: Tally[] | null; told: number; late: number }>`
    with seen as (
      select s.* from unnest(${teams}) as t(held) cross join lateral (select ${shown} from front_door.concern c
        where c.open and c.team_id = t.held order by c.due_at, c.id limit ${COUNTED}) s
      union all
      (select ${shown} from front_door.concern c where c.open and c.id = any(array(select access.opened()))
        and not (c.team_id = any(${teams})) limit ${COUNTED})
    ), kinds as (
      select area, rating, state, source_code as source,
        case when allocated_to = ${reader.id}::uuid then 'mine' when allocated_to is null then 'nobody' end as whose,
        case when due_at < ${now.at} then 'late' when due_at <= ${now.endOfDay} then 'today' end as due
      from seen
    ), tally as (
      select case grouping(area, rating, state, source, whose, due) when 31 then 'area' when 47 then 'rating'
          when 55 then 'state' when 59 then 'source' when 61 then 'whose' when 62 then 'due' else 'every' end as by,
        coalesce(area, rating, state, source, whose, due) as value, count(*)::integer as count
      from kinds group by grouping sets ((), (area), (rating), (state), (source), (whose), (due))
    ), decided as (
      select d.decided_late from unnest(${teams}) as t(held) cross join lateral (
        select c.decided_late from front_door.concern c where c.team_id = t.held and c.decided_at > ${since}
        order by c.decided_at desc limit ${COUNTED}) d
    )
    select (select json_agg(tally) from tally) as open, count(*)::integer as told,
      count(*) filter (where decided_late)::integer as late from decided`.execute(db);
  const [found] = rows;
  const open = found?.open ?? [];
  const total = open.find(({ by }) => by === 'every')?.count ?? 0;
  return {
    open,
    total,
    bounded: total >= COUNTED,
    decided: { count: found?.told ?? 0, inTime: (found?.told ?? 0) - (found?.late ?? 0) },
  };
}

/** The five open concerns due first among those that teams hold and those opened to the context, but not `person`’s. */
export async function dueNext(db: Db, held: readonly string[], person: string): Promise<DueNext[]> {
  const others = sql`c.open and c.allocated_to is distinct from ${person}::uuid`;
  const teams = sql`${[...held]}::uuid[]`;
  const shown = sql`c.id, c.headline, c.child_label as "childLabel", c.rating, c.due_at as "dueAt"`;
  const { rows } = await sql<DueNext>`
    select s.* from unnest(${teams}) as t(held) cross join lateral (select ${shown} from front_door.concern c
      where ${others} and c.team_id = t.held order by c.due_at, c.id limit 5) s
    union all
    (select ${shown} from front_door.concern c where ${others} and c.id = any(array(select access.opened()))
      and not (c.team_id = any(${teams})) order by c.due_at, c.id limit 5)
    order by "dueAt", id limit 5`.execute(db);
  return rows;
}
