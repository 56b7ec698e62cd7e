import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PersonConcern, Subject } from '../identify/types.ts';

/** Concerns on a person's page; more than these are counted, not shown. */
export const SHOWN = 12;

/**
 * Says that a child of a concern, or somebody in its life, is a person of the index. The team that holds the
 * concern works with that person from then on; whoever holds the person's record is told.
 * @returns false for a person who is absent, restricted or across a conflict of interest, and for a subject who
 * is identified already
 */
export async function identify(
  db: Db,
  concernId: string,
  subjectId: string,
  personId: string,
  why: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select front_door.identify(${concernId}, ${subjectId}, ${personId}, ${why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Takes that back: it was somebody else. False when nobody was identified. */
export async function takeBack(db: Db, concernId: string, subjectId: string, why: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select front_door.take_back(${concernId}, ${subjectId}, ${why}) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** The children of a concern and the people in its life, with who each was found to be, as far as the context sees. */
export async function subjects(db: Db, concernId: string): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select s.*, q.label, q.reference, case when s.part in ('child', 'household') then (select a.postcode
        from front_door.address a where a.concern_id = ${concernId}::uuid and not a.shielded and a.postcode is not null
          and (a.child_id is null or a.child_id = s.id) order by a.id limit 1) end as postcode from (
      select k.id, 'child' as part, k.given, k.surname, k.date_of_birth as "dateOfBirth",
        k.expected_date as "expectedDate", k.sex, k.nhs_number as "nhsNumber", k.unborn, k.person_id as "personId",
        k.position as place
      from front_door.child k where k.concern_id = ${concernId}::uuid
      union all
      select i.id, i.part, '', i.name, null, null, null, null, false, i.person_id, 100
      from front_door.involved i where i.concern_id = ${concernId}::uuid and i.part <> 'professional'
    ) s left join people.public_person p on p.id = s."personId"
      left join people.public_person q on q.id = p.shown_as
    order by s.place, s.part, s.surname, s.id`.execute(db);
  return rows;
}

/**
 * The concerns about a person that the context may see, the open ones first, then the latest: those about any of the
 * records that were found to be theirs, as far as the context sees these.
 */
export async function concernsAbout(db: Db, personId: string): Promise<PersonConcern[]> {
  const { rows } = await sql<PersonConcern>`
    with theirs as materialized (select one.id from people.public_person p join people.public_person one
      on one.id = p.id or one.id = p.head_id or one.head_id = coalesce(p.head_id, p.id) where p.id = ${personId}::uuid)
    select c.id, c.reference, c.headline, c.received_at as "receivedAt", c.state, c.open, c.rating, c.level, c.outcome,
      c.due_at as "dueAt", c.decided_at as "decidedAt", c.restricted, s.part
    from (select k.concern_id, 'child' as part from front_door.child k where k.person_id in (select id from theirs)
      union select i.concern_id, i.part from front_door.involved i where i.person_id in (select id from theirs)) s
    join front_door.concern c on c.id = s.concern_id
    order by c.open desc, c.received_at desc limit ${SHOWN + 1}`.execute(db);
  return rows;
}
