import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

export interface HeldRole {
  role: string;
  area: string;
}

/** Somebody who works in the partnership, as administrators list them. */
export interface StaffRow {
  id: string;
  name: string;
  job_title: string;
  agency: string;
  sample: boolean;
  disabled_at: Temporal.Instant | null;
  roles: HeldRole[];
}

const columns = sql`p.id, p.name, p.job_title, a.name as agency, p.sample, p.disabled_at,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'area', r.area) order by r.role, r.area)
    from access.role_held r where r.practitioner_id = p.id), '[]') as roles`;
const staffing = sql`partnership.practitioner p join partnership.agency a on a.id = p.agency_id`;

/** People by name, from `after` on; `search` is a part of the name, '' for all. */
export async function listStaff(
  db: Db,
  page: { search: string; after: { name: string; id: string } | undefined; size: number },
): Promise<StaffRow[]> {
  const { after } = page;
  const beyond = after ? sql`(p.name, p.id) > (${after.name}, ${after.id})` : sql`true`;
  const { rows } = await sql<StaffRow>`select ${columns} from ${staffing}
    where ${beyond} and position(lower(${page.search}) in lower(p.name)) > 0
    order by p.name, p.id limit ${page.size}`.execute(db);
  return rows;
}

/** One person, with their teams and whether whoever asks looks after them. */
export interface StaffMember extends StaffRow {
  teams: { id: string; name: string }[];
  administered: boolean;
}

export async function staffMember(db: Db, id: string): Promise<StaffMember | undefined> {
  const { rows } = await sql<StaffMember>`select ${columns},
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
        from access.team_member m join partnership.team t on t.id = m.team_id
        where m.practitioner_id = p.id), '[]') as teams,
      p.id in (select access.administered_people()) as administered
    from ${staffing} where p.id = ${id}`.execute(db);
  return rows[0];
}

/** The agencies people may work for, by name. */
export function listAgencies(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('partnership.agency')
    .select(['id', 'name'])
    .where('closed_at', 'is', null)
    .orderBy('name')
    .execute();
}

/**
 * The teams that whoever asks may put people in, by name; of those that are closed only the ones that `person` is
 * in, for leaving.
 */
export async function administeredTeams(db: Db, person?: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select t.id, t.name from partnership.team t
    where t.id in (select access.administered_teams())
      and (t.closed_at is null or exists (select from access.team_member m
        where m.team_id = t.id and m.practitioner_id = ${person ?? null}))
    order by t.name`.execute(db);
  return rows;
}

/** Adds somebody, who cannot sign in until they have accepted an invitation. */
export async function addStaffMember(
  db: Db,
  person: { id: string; name: string; jobTitle: string; agencyId: string; email: string | null },
): Promise<void> {
  await db
    .insertInto('partnership.practitioner')
    .values({
      id: person.id,
      name: person.name,
      job_title: person.jobTitle,
      agency_id: person.agencyId,
      email: person.email,
    })
    .execute();
}

/** Stops or lets in somebody whom the caller looks after; false when they do not, or nothing changes. */
export async function setDisabled(db: Db, id: string, at: Temporal.Instant | null): Promise<boolean> {
  const changed = await db
    .updateTable('partnership.practitioner')
    .set({ disabled_at: at })
    .where('id', '=', id)
    .where('disabled_at', at === null ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** What somebody is given and what is taken from them. */
export interface StaffChange {
  giveRoles: readonly HeldRole[];
  takeRoles: readonly HeldRole[];
  joinTeams: readonly string[];
  leaveTeams: readonly string[];
}

/** Changes roles and teams. Row-level security refuses what is not the caller's to give. */
export async function changeStaffing(db: Db, id: string, change: StaffChange): Promise<void> {
  await insertEach(db, sql`access.role_held (practitioner_id, role, area)`, [
    ...change.giveRoles.map(({ role, area }) => sql`(${id}, ${role}, ${area})`),
  ]);
  await insertEach(db, sql`access.team_member (practitioner_id, team_id)`, [
    ...change.joinTeams.map((team) => sql`(${id}, ${team})`),
  ]);
  for (const { role, area } of change.takeRoles)
    await sql`delete from access.role_held
      where practitioner_id = ${id} and role = ${role} and area = ${area}`.execute(db);
  for (const team of change.leaveTeams)
    await sql`delete from access.team_member
      where practitioner_id = ${id} and team_id = ${team}`.execute(db);
}

async function insertEach(db: Db, into: RawBuilder<unknown>, rows: readonly RawBuilder<unknown>[]) {
  if (rows.length === 0) return;
  await sql`insert into ${into} values ${sql.join(rows)} on conflict do nothing`.execute(db);
}

/** The work address that messages about somebody's account go to; null where none is known. */
export async function workAddress(db: Db, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('partnership.practitioner')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.email ?? null;
}
