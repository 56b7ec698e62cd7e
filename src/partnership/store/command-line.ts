import type { OwnerConnection } from '../../platform/db/index.ts';

/** What the command line changes, as `app_owner`. Nobody else adds areas, agencies and teams. */

export interface NewArea {
  code: string;
  name: string;
  prefix: string;
  /** The area whose opening hours and time limits it begins with. */
  like: string;
}

export async function addArea(owner: OwnerConnection, area: NewArea): Promise<void> {
  await owner.query('select partnership.place_area($1, $2, $3, $4)', [
    area.code,
    area.name,
    area.prefix,
    area.like,
  ]);
}

export function addAgency(
  owner: OwnerConnection,
  agency: { name: string; kind: string; area: string | null; statutory: boolean },
): Promise<string> {
  return idOf(
    owner,
    'insert into partnership.agency (name, kind, area, statutory_partner) values ($1, $2, $3, $4) returning id',
    [agency.name, agency.kind, agency.area, agency.statutory],
  );
}

export function addTeam(
  owner: OwnerConnection,
  team: { name: string; agency: string; area: string | null; purpose: string },
): Promise<string> {
  return idOf(
    owner,
    'insert into partnership.team (name, agency_id, area, purpose) values ($1, $2, $3, $4) returning id',
    [team.name, team.agency, team.area, team.purpose],
  );
}

export function addPerson(
  owner: OwnerConnection,
  person: { name: string; jobTitle: string; agency: string; email: string | null },
): Promise<string> {
  return idOf(
    owner,
    'insert into partnership.practitioner (name, job_title, agency_id, email) values ($1, $2, $3, $4) returning id',
    [person.name, person.jobTitle, person.agency, person.email],
  );
}

export async function giveRole(
  owner: OwnerConnection,
  person: string,
  role: string,
  area: string,
): Promise<void> {
  await owner.query(
    'insert into access.role_held (practitioner_id, role, area) values ($1, $2, $3) on conflict do nothing',
    [person, role, area],
  );
}

/** @returns false when it was not held */
export async function takeRole(
  owner: OwnerConnection,
  person: string,
  role: string,
  area: string,
): Promise<boolean> {
  const taken = await owner.query(
    'delete from access.role_held where practitioner_id = $1 and role = $2 and area = $3 returning role',
    [person, role, area],
  );
  return taken.length > 0;
}

export async function joinTeam(owner: OwnerConnection, person: string, team: string): Promise<void> {
  await owner.query(
    'insert into access.team_member (practitioner_id, team_id) values ($1, $2) on conflict do nothing',
    [person, team],
  );
}

/** Stops somebody, or lets them in again; their sessions and invitations end with it. */
export async function stopPerson(
  owner: OwnerConnection,
  person: string,
  at: Temporal.Instant | null,
): Promise<void> {
  await owner.query('update partnership.practitioner set disabled_at = $2 where id = $1', [
    person,
    at?.toString() ?? null,
  ]);
}

/** Ids of what is called so, or has that id. More than one where a name is used twice. */
export async function namedSo(
  owner: OwnerConnection,
  what: 'agency' | 'team' | 'practitioner',
  name: string,
): Promise<{ id: string; name: string }[]> {
  return owner.query(
    `select id, name from partnership.${what} where id::text = $1 or lower(name) = lower($1) order by name`,
    [name],
  );
}

/** Whose a team is, and where it works. */
export async function teamPlace(
  owner: OwnerConnection,
  id: string,
): Promise<{ agencyId: string; area: string | null } | undefined> {
  const [place] = await owner.query<{ agencyId: string; area: string | null }>(
    'select agency_id as "agencyId", area from partnership.team where id = $1',
    [id],
  );
  return place;
}

export async function areaCodes(owner: OwnerConnection): Promise<string[]> {
  const rows = await owner.query<{ code: string }>('select code from partnership.area order by position');
  return rows.map(({ code }) => code);
}

/** Everybody, as the command line lists them. */
export function everybody(
  owner: OwnerConnection,
): Promise<{ id: string; name: string; agency: string; standing: string; roles: string }[]> {
  return owner.query(
    `select p.id, p.name, a.name as agency,
       case when p.disabled_at is not null then 'disabled' when p.sample then 'sample' else 'active' end as standing,
       coalesce((select string_agg(r.role || ' (' || r.area || ')', ', ' order by r.role, r.area)
         from access.role_held r where r.practitioner_id = p.id), 'no role') as roles
     from partnership.practitioner p join partnership.agency a on a.id = p.agency_id order by p.name, p.id`,
  );
}

async function idOf(
  owner: OwnerConnection,
  statement: string,
  parameters: readonly unknown[],
): Promise<string> {
  const [row] = await owner.query<{ id: string }>(statement, parameters);
  if (!row) throw new Error('nothing was added');
  return row.id;
}
