import type { Db } from '../../platform/db/index.ts';

/** A team as records and lists name it. `area` null: it holds what nobody knows the area of. */
export interface Team {
  id: string;
  name: string;
  area: string | null;
  purpose: string;
}

/** Somebody whom work may be given to, or a record be opened to. */
export interface Colleague {
  id: string;
  name: string;
  jobTitle: string;
}

export function readTeams(db: Db): Promise<Team[]> {
  return db
    .selectFrom('partnership.team')
    .select(['id', 'name', 'area', 'purpose'])
    .orderBy('name')
    .execute();
}

/** The people of a team who can still sign in, by name. At most a hundred: a team is not a directory. */
export function colleaguesIn(db: Db, teamId: string): Promise<Colleague[]> {
  return db
    .selectFrom('access.team_member as member')
    .innerJoin('partnership.practitioner as person', 'person.id', 'member.practitioner_id')
    .select(['person.id', 'person.name', 'person.job_title as jobTitle'])
    .where('member.team_id', '=', teamId)
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .limit(100)
    .execute();
}

/** Everybody here whose name holds these words, by name, twenty at most. */
export function peopleNamed(db: Db, words: string): Promise<(Colleague & { agency: string })[]> {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db
    .selectFrom('partnership.practitioner as person')
    .innerJoin('partnership.agency as agency', 'agency.id', 'person.agency_id')
    .select(['person.id', 'person.name', 'person.job_title as jobTitle', 'agency.name as agency'])
    .where('person.name', 'ilike', pattern)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(20)
    .execute();
}
