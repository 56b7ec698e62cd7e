import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** An agency as administrators list it: how many teams it has open, and how many people work in it. */
export interface AgencyRow {
  id: string;
  name: string;
  kind: string;
  area: string | null;
  /** What the area is called; null where it works in them all. */
  place: string | null;
  statutory: boolean;
  dutyEmail: string | null;
  dutyEmailSafe: boolean;
  dutyPhone: string | null;
  closedAt: Temporal.Instant | null;
  teams: number;
  people: number;
}

const agencies = (db: Db) =>
  db
    .selectFrom('partnership.agency as a')
    .leftJoin('partnership.area as where', 'where.code', 'a.area')
    .select('where.name as place')
    .select([
      'a.id',
      'a.name',
      'a.kind',
      'a.area',
      'a.statutory_partner as statutory',
      'a.closed_at as closedAt',
    ])
    .select(['a.duty_email as dutyEmail', 'a.duty_email_safe as dutyEmailSafe', 'a.duty_phone as dutyPhone'])
    .select(
      sql<number>`(select count(*)::int from partnership.team t where t.agency_id = a.id and t.closed_at is null)`.as(
        'teams',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from partnership.practitioner p
        where p.agency_id = a.id and p.disabled_at is null)`.as('people'),
    );

/** Agencies by name, from `after` on; `search` is a part of the name, '' for all. */
export function pageOfAgencies(
  db: Db,
  page: { search: string; after: { name: string; id: string } | undefined; size: number },
): Promise<AgencyRow[]> {
  const { search, after, size } = page;
  return agencies(db)
    .where(sql<boolean>`position(lower(${search}) in lower(a.name)) > 0`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(a.name, a.id) > (${after?.name}, ${after?.id}::uuid)`),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(size)
    .execute();
}

export function readAgency(db: Db, id: string): Promise<AgencyRow | undefined> {
  return agencies(db).where('a.id', '=', id).executeTakeFirst();
}

/** What an agency is, as a form says it. */
export interface AgencyDetails {
  name: string;
  kind: string;
  area: string | null;
  statutory: boolean;
  /** Where it is asked what it knows, at any hour. Nothing is sent to an address that is not safe. */
  dutyEmail: string | null;
  dutyEmailSafe: boolean;
  dutyPhone: string | null;
}

const columns = ({ name, kind, area, statutory, ...duty }: AgencyDetails) => ({
  name,
  kind,
  area,
  statutory_partner: statutory,
  duty_email: duty.dutyEmail,
  duty_email_safe: duty.dutyEmailSafe,
  duty_phone: duty.dutyPhone,
});

export async function insertAgency(db: Db, details: AgencyDetails): Promise<string> {
  const row = await db
    .insertInto('partnership.agency')
    .values(columns(details))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** False when the caller may not change it, or there is none. */
export async function updateAgency(db: Db, id: string, details: AgencyDetails): Promise<boolean> {
  const row = await db
    .updateTable('partnership.agency')
    .set(columns(details))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A team as administrators see it. */
export interface TeamRow {
  id: string;
  name: string;
  purpose: string;
  area: string | null;
  place: string | null;
  agencyId: string;
  agency: string;
  closedAt: Temporal.Instant | null;
  members: number;
}

const teams = (db: Db) =>
  db
    .selectFrom('partnership.team as t')
    .innerJoin('partnership.agency as a', 'a.id', 't.agency_id')
    .leftJoin('partnership.area as where', 'where.code', 't.area')
    .select('where.name as place')
    .select(['t.id', 't.name', 't.purpose', 't.area', 'a.id as agencyId', 'a.name as agency'])
    .select('t.closed_at as closedAt')
    .select(
      sql<number>`(select count(*)::int from access.team_member m where m.team_id = t.id)`.as('members'),
    );

export function teamsOfAgency(db: Db, agency: string): Promise<TeamRow[]> {
  return teams(db)
    .where('t.agency_id', '=', agency)
    .orderBy('t.closed_at', (order) => order.asc().nullsFirst())
    .orderBy('t.name')
    .limit(200)
    .execute();
}

export function readTeam(db: Db, id: string): Promise<TeamRow | undefined> {
  return teams(db).where('t.id', '=', id).executeTakeFirst();
}

/** How many open records a team holds: the number alone. */
export async function openWorkOf(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select partnership.open_work(${id}) as open`.execute(db);
  return rows[0]?.open ?? 0;
}

/** The people of a team, by name, those who are stopped included. */
export function membersOf(
  db: Db,
  team: string,
  page: { after: { name: string; id: string } | undefined; size: number },
): Promise<
  { id: string; name: string; jobTitle: string; agency: string; disabledAt: Temporal.Instant | null }[]
> {
  const { after, size } = page;
  return db
    .selectFrom('access.team_member as m')
    .innerJoin('partnership.practitioner as p', 'p.id', 'm.practitioner_id')
    .innerJoin('partnership.agency as a', 'a.id', 'p.agency_id')
    .select(['p.id', 'p.name', 'p.job_title as jobTitle', 'a.name as agency', 'p.disabled_at as disabledAt'])
    .where('m.team_id', '=', team)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(p.name, p.id) > (${after?.name}, ${after?.id}::uuid)`),
    )
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(size)
    .execute();
}

export async function insertTeam(
  db: Db,
  team: { agency: string; name: string; purpose: string; area: string | null },
): Promise<string> {
  const row = await db
    .insertInto('partnership.team')
    .values({ agency_id: team.agency, name: team.name, purpose: team.purpose, area: team.area })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function renameTeam(db: Db, id: string, name: string): Promise<boolean> {
  const row = await db
    .updateTable('partnership.team')
    .set({ name })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Closes an agency or a team, or opens it again; false when nothing changed or the caller may not.
 * @throws a database error WS010 for a team with open work, WS011 for the only one of its purpose, WS012 for an
 * agency that still has teams or people
 */
export async function setClosed(
  db: Db,
  what: 'agency' | 'team',
  id: string,
  at: Temporal.Instant | null,
): Promise<boolean> {
  const row = await db
    .updateTable(`partnership.${what}`)
    .set({ closed_at: at })
    .where('id', '=', id)
    .where('closed_at', at === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds an area that begins with the hours and limits of one like it; whoever adds it administers it. */
export async function insertArea(
  db: Db,
  area: { code: string; name: string; prefix: string; like: string },
): Promise<void> {
  await sql`select partnership.add_area(${area.code}, ${area.name}, ${area.prefix}, ${area.like})`.execute(
    db,
  );
}

export async function renameArea(db: Db, code: string, name: string): Promise<boolean> {
  const row = await db
    .updateTable('partnership.area')
    .set({ name })
    .where('code', '=', code)
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

/** Each area with its open front-door teams: an area without one sends what is told there to whoever finds areas. */
export function areasWithTeams(
  db: Db,
): Promise<{ code: string; name: string; prefix: string; teams: number }[]> {
  return db
    .selectFrom('partnership.area as a')
    .select(['a.code', 'a.name', 'a.reference_prefix as prefix'])
    .select(
      sql<number>`(select count(*)::int from partnership.team t
        where t.area = a.code and t.purpose = 'front door' and t.closed_at is null)`.as('teams'),
    )
    .orderBy('a.position')
    .orderBy('a.code')
    .execute();
}
