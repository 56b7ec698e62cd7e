import { sql } from 'kysely';
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
  return db
    .selectFrom('partnership.practitioner as person')
    .innerJoin('partnership.agency as agency', 'agency.id', 'person.agency_id')
    .select(['person.id', 'person.name', 'person.job_title as jobTitle', 'agency.name as agency'])
    .where('person.name', 'ilike', holding(words))
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(20)
    .execute();
}

/** Somebody a record may be opened to by name. */
export interface Nameable extends Colleague {
  agency: string;
  /** They belong to another agency than the team that holds the record. */
  otherAgency: boolean;
}

/** People who can still sign in, of any agency, by their ids; an id of anybody else is left out. */
export function activePeople(db: Db, teamId: string, ids: readonly string[]): Promise<Nameable[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return nameable(db, teamId)
    .where('person.id', 'in', [...ids])
    .execute();
}

/** People who can still sign in and whose name holds these words, by name, from `after` on. */
export function findActivePeople(
  db: Db,
  teamId: string,
  search: { words: string; size: number; after: { name: string; id: string } | undefined },
): Promise<Nameable[]> {
  const { words, size, after } = search;
  return nameable(db, teamId)
    .where('person.name', 'ilike', holding(words))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${after?.name}, ${after?.id}::uuid)`),
    )
    .limit(size)
    .execute();
}

function nameable(db: Db, teamId: string) {
  return db
    .selectFrom('partnership.practitioner as person')
    .innerJoin('partnership.agency as agency', 'agency.id', 'person.agency_id')
    .select(['person.id', 'person.name', 'person.job_title as jobTitle', 'agency.name as agency'])
    .select(
      sql<boolean>`not exists (select from partnership.team t where t.id = ${teamId}::uuid
        and t.agency_id = person.agency_id)`.as('otherAgency'),
    )
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id');
}

const holding = (words: string) => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
