import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { list, text } from '../../platform/db/json.ts';
import type { Entry, Filters, NewEvent } from '../chronology/types.ts';
import { spanOf } from '../rules/event-time.ts';
import { sourceWords } from '../rules/words.ts';
import type { Telling } from '../types.ts';
import { lockKeys } from './create.ts';
import { insertTelling, type NewTelling } from './telling.ts';

interface EventRow {
  id: string;
  at: Temporal.Instant;
  saidFrom: string;
  saidTime: string | null;
  saidUntil: string | null;
  what: string;
  kind: string;
  weight: Entry['weight'];
  agency: string;
  impact: string;
  shielded: boolean;
  shieldedWhy: string | null;
  people: unknown;
  struckAt: Temporal.Instant | null;
  struckBy: string | null;
  struckWhy: string | null;
  corrects: string | null;
  correctedBy: string | null;
  how: Telling['how'];
  saidBy: string;
  toldAt: Temporal.Instant;
  takenBy: string | null;
}

/** An event `e` with its telling `t`; of those it concerns, the ones whom the context sees. */
const columns = sql`e.id, e.at, e.said_from as "saidFrom", e.said_time as "saidTime", e.said_until as "saidUntil",
  e.what, e.kind, e.weight, e.agency, e.impact, e.shielded, e.shielded_why as "shieldedWhy",
  (select json_agg(json_build_object('id', people.shown_as(p.id), 'label', p.label) order by array_position(e.people, p.id))
    from people.person p where p.id = any(e.people)) as people,
  e.struck_at as "struckAt", e.struck_by_name as "struckBy", e.struck_why as "struckWhy", e.corrects,
  (select r.id from people.event r where r.corrects = e.id) as "correctedBy",
  t.how, t.said_by as "saidBy", t.told_at as "toldAt", t.taken_by_name as "takenBy"`;

/** Records that are the same as any of these, as far as the context sees them. */
const anyOf = (people: readonly string[]) => sql`array(select one
  from unnest(${[...people]}::uuid[]) who cross join lateral people.one_person(who) one)`;

/** Events about any of these people that the context may see, the latest first. `oldest` turns that round. */
export async function readEvents(
  db: Db,
  people: readonly string[],
  wanted: { filters: Filters; after?: { at: Temporal.Instant; id: string } | undefined; most: number },
): Promise<Entry[]> {
  const { filters, after, most } = wanted;
  const { kind, weight, agency, from, until } = filters;
  const { rows } = await sql<EventRow>`select ${columns}
    from people.event e join people.telling t on t.id = e.telling_id
    where e.people && ${anyOf(people)}
      and (${kind} = '' or e.kind = ${kind}) and (${weight} = '' or e.weight = ${weight})
      and (${agency} = '' or e.agency = ${agency})
      and (${from || null}::date is null or e.until_on >= ${from || null}::date)
      and (${until || null}::date is null or e.from_on <= ${until || null}::date)
      and (${after?.id ?? null}::uuid is null
        or (e.at, e.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by e.at desc, e.id desc limit ${most}`.execute(db);
  return rows.map(entryOf);
}

/** One event about a person, if the context may see it. */
export async function readEvent(db: Db, person: string, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<EventRow>`select ${columns}
    from people.event e join people.telling t on t.id = e.telling_id
    where e.id = ${id}::uuid and e.people && ${anyOf([person])}`.execute(db);
  const [row] = rows;
  return row && entryOf(row);
}

/** The agencies from which something is written about any of these people, as far as the context may see it. */
export async function eventAgencies(db: Db, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ agency: string }>`select distinct e.agency from people.event e
    where e.people && ${anyOf(people)} order by 1 limit 60`.execute(db);
  return rows.map(({ agency }) => agency);
}

function entryOf(row: EventRow): Entry {
  const { how, saidBy, toldAt, takenBy } = row;
  return {
    id: row.id,
    at: row.at,
    said: { from: row.saidFrom, time: row.saidTime, until: row.saidUntil },
    what: row.what,
    kind: row.kind,
    weight: row.weight,
    agency: row.agency,
    by: takenBy,
    source: sourceWords({ telling: { how, saidBy, toldAt, takenBy, agency: null } }),
    impact: row.impact,
    shielded: row.shielded,
    shieldedWhy: row.shieldedWhy,
    people: list(row.people, (person) => ({ id: text(person.id), label: text(person.label) })),
    struck:
      row.struckAt && row.struckWhy !== null
        ? { at: row.struckAt, by: row.struckBy ?? '', why: row.struckWhy }
        : null,
    corrects: row.corrects,
    correctedBy: row.correctedBy,
    href: null,
  };
}

/**
 * Writes an event with who told it. Whoever writes a shielded one may read it, and those they name; nobody else.
 * @returns false where it puts right one that was put right already, or was never struck through
 */
export async function insertEvent(db: Db, event: NewEvent, telling: NewTelling): Promise<boolean> {
  const { id, said, shielded } = event;
  const [person = ''] = event.people;
  if (event.corrects !== null && !(await isOpenToCorrection(db, person, event.corrects))) return false;
  const span = spanOf(said);
  const tellingId = crypto.randomUUID();
  await db
    .insertInto('people.event')
    .values({
      ...{ id, people: [...event.people], telling_id: tellingId, what: event.what, kind: event.kind },
      ...{ said_from: said.from, said_time: said.time, said_until: said.until },
      ...{ from_on: span.fromOn, until_on: span.untilOn, at: span.at, weight: event.weight },
      ...{ agency: event.agency, impact: event.impact, corrects: event.corrects },
      ...{ shielded: shielded !== null, shielded_why: shielded?.why ?? null },
    })
    .execute();
  if (shielded)
    await sql`select people.shield_event(${id}::uuid, ${[...shielded.named]}::uuid[])`.execute(db);
  await insertTelling(db, person, telling, { id: tellingId, eventId: id });
  return true;
}

/** One who puts it right at a time: of two, the second learns that it was done. */
async function isOpenToCorrection(db: Db, person: string, id: string): Promise<boolean> {
  await lockKeys(db, [`correction of ${id}`]);
  const struck = await readEvent(db, person, id);
  return struck !== undefined && struck.struck !== null && struck.correctedBy === null;
}

/** Strikes an event through, with a reason; it stays readable. False where that is done, or not the context's to do. */
export async function strikeEvent(
  db: Db,
  id: string,
  by: { id: string; name: string; why: string; at: Temporal.Instant },
): Promise<boolean> {
  const struck = await db
    .updateTable('people.event')
    .set({ struck_at: by.at, struck_by: by.id, struck_by_name: by.name, struck_why: by.why })
    .where('id', '=', id)
    .where('struck_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return struck !== undefined;
}

/** Lets others read a shielded event that the context may read. */
export async function nameForEvent(db: Db, id: string, named: readonly string[]): Promise<void> {
  await sql`select people.name_for_event(${id}::uuid, ${[...named]}::uuid[])`.execute(db);
}
