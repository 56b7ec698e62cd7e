import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { codesOf, type InboxFilters } from '../inbox/filters.ts';
import type { Cursor, DueNext, InboxPage, InboxRow } from '../inbox/types.ts';

/** Concerns on one page of the list. */
export const PAGE_SIZE = 25;

/** Whose inbox it is: row-level security decides what it holds, the teams only lead the index. */
export interface Reader {
  id: string;
  teams: readonly string[];
}

type Order = { key: RawBuilder<unknown>; beyond: RawBuilder<unknown>; by: RawBuilder<unknown> };

/**
 * One page of the concerns somebody may see, most urgent clock first; past ones latest first. Each team's part
 * comes from its own stretch of the index, so that a page costs the same however many concerns there are. What was
 * opened to the context is read by its ids, or where that is very much (`access.teams_beside`) like the teams' own.
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
  const { rows } = await sql<{ page: readonly Kept[] | null }>`
    with page as (
      select c.* from (select unnest(${teams}) as held union select access.teams_beside()) t cross join lateral (
        select ${columns} from front_door.concern c where c.team_id = t.held and ${wanted}
        order by ${by} limit ${PAGE_SIZE + 1}) c
      union all
      (select ${columns} from front_door.concern c where c.id = any(array(select access.few_opened()))
        and not (c.team_id = any(${teams})) and ${wanted} order by ${by} limit ${PAGE_SIZE + 1})
      order by ${by} limit ${PAGE_SIZE + 1})
    select json_agg(row order by ${by}) as page from (
      select c.*, coalesce(k.same, 0) as earlier, coalesce(k.alike, false) as alike,
        ${filters.show === 'open' ? sql`null` : untold} as "untoldDueAt"
      from page c left join front_door.told_before(array(select id from page)) k on k.concern_id = c.id) row`.execute(
    db,
  );
  return pageOf((rows[0]?.page ?? []).map(rowOf), cursor, (row) => ({
    at: row[key === pastKey ? 'receivedAt' : 'dueAt'] ?? now.at,
    id: row.id,
  }));
}

type Times = 'receivedAt' | 'dueAt' | 'decidedAt' | 'repliesDueAt' | 'untoldDueAt';
/** A row as it comes, its times as text. The page is one value, which takes half the time of five hundred. */
type Kept = Omit<InboxRow, Times> & { [Name in Times]: string | null } & { receivedAt: string };

function rowOf(kept: Kept): InboxRow {
  const at = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));
  return {
    ...kept,
    receivedAt: Temporal.Instant.from(kept.receivedAt),
    dueAt: at(kept.dueAt),
    decidedAt: at(kept.decidedAt),
    repliesDueAt: at(kept.repliesDueAt),
    untoldDueAt: at(kept.untoldDueAt),
  };
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

/** The five open concerns due first among those that teams hold and those opened to the context, but not `person`’s. */
export async function dueNext(db: Db, held: readonly string[], person: string): Promise<DueNext[]> {
  const others = sql`c.open and c.allocated_to is distinct from ${person}::uuid`;
  const teams = sql`${[...held]}::uuid[]`;
  const shown = sql`c.id, c.headline, c.child_label as "childLabel", c.rating, c.due_at as "dueAt"`;
  const { rows } = await sql<DueNext>`
    select s.* from (select unnest(${teams}) as held union select access.teams_beside()) t
      cross join lateral (select ${shown} from front_door.concern c
        where ${others} and c.team_id = t.held order by c.due_at, c.id limit 5) s
    union all
    (select ${shown} from front_door.concern c where ${others} and c.id = any(array(select access.few_opened()))
      and not (c.team_id = any(${teams})) order by c.due_at, c.id limit 5)
    order by "dueAt", id limit 5`.execute(db);
  return rows;
}
