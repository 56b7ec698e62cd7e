import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import { standing } from '../rules/standing.ts';
import type { PersonHead, PersonRecord } from '../types.ts';
import { indexPerson } from './entry.ts';
import { type Parts, partsOf } from './parts.ts';

/** The columns of a person `p`, for whoever sees them at all. */
const headColumns = sql`p.id, p.reference, p.label, p.team_id as "teamId", p.teams, p.area, p.restricted,
  p.born, p.born_kind as "bornKind", p.expected_on as "expectedOn", p.died_on as "diedOn", p.sex,
  p.linked_to as "linkedTo", people.shown_as(p.id) as "shownAs", p.version, coalesce(access.basis(p.id), 'team holds it') as basis,
  people.may_work(p.id) as workable`;

/** A person's head for forms, if the context may see them. */
export async function readHead(db: Db, id: string): Promise<PersonHead | undefined> {
  const { rows } = await sql<PersonHead>`select ${headColumns}, people.says_shielded(p.id) as shielded
    from people.person p where p.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Of whom the facts are wanted: of the person, whatever records they have, or of one record alone. */
type Whose = 'the person' | 'this record';

/** Whether something of them is shielded, and what by its part alone. */
const shieldedOf = (whose: Whose) =>
  whose === 'the person'
    ? sql`people.says_shielded(p.id) as shielded,
        (select json_agg(s) from people.shielded_of_person(p.id) s where people.says_shielded(p.id)) as hidden`
    : sql`p.shielded and people.record_says_shielded(p.id) as shielded, case when p.shielded then (select json_agg(s) from people.shielded(p.id) s) end as hidden`;

/** The rows of one of a person's tables, each with who told it, as an aggregate of JSON. */
const told = (
  table: string,
  whose: Whose,
  order = sql`f.seq`,
) => sql`(select json_agg(to_jsonb(f) || case when to_jsonb(f) ->> 'quiet_for' = access.practitioner()::text
      then '{"shielded": false, "shielded_why": null}' else '{}'::jsonb end || jsonb_build_object('how', t.how,
    'said_by', t.said_by, 'told_at', t.told_at, 'taken_by_name', t.taken_by_name,
    'agency', t.agency) order by ${order})
  from ${sql.table(table)} f join people.telling t on t.id = f.telling_id
  where f.person_id ${whose === 'the person' ? sql`in (select people.one_person(p.id))` : sql`= p.id`})`;

/**
 * A whole person in one statement, as far as the context may see them; undefined when there is none. Row-level
 * security stands on every part: a shielded fact is missing here for whoever may not read it. Facts of records that
 * are linked to it are there too, as far as the context sees those, unless it is asked for this record alone.
 */
export async function readPerson(
  db: Db,
  id: string,
  whose: Whose = 'the person',
): Promise<PersonRecord | undefined> {
  const { rows } = await sql<PersonHead & Record<Parts, Json>>`
    select ${headColumns}, ${told('people.name', whose)} as names, ${told('people.address', whose)} as addresses,
      ${told('people.contact', whose)} as contacts, ${told('people.identifier', whose)} as identifiers,
      ${told('people.fact', whose)} as facts, ${told('people.registration', whose)} as registrations,
      ${told('people.told_again', whose, sql`f.at`)} as "toldAgain",
      ${shieldedOf(whose)}
    from people.person p where p.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row && { ...row, ...partsOf(row) };
}

/** Takes the right to change one as it stood at a version. */
export const claimVersion = claimIn('people.person');

/**
 * Computes anew what lists call a person and go by, and what a search finds them by, and keeps both. Call after every
 * change of a name, an address, a number or another fact.
 */
export async function project(db: Db, id: string): Promise<void> {
  const names = await db
    .selectFrom('people.name')
    .select(['kind', 'given', 'surname', 'until_on as untilOn'])
    .where('person_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute();
  const facts = await db
    .selectFrom('people.fact')
    .select(['kind', 'value'])
    .where('person_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .orderBy('seq')
    .execute();
  const stands = standing({ names: names as Parameters<typeof standing>[0]['names'], facts });
  await db
    .updateTable('people.person')
    .set({
      label: stands.label,
      born: stands.born,
      born_kind: stands.bornKind,
      expected_on: stands.expectedOn,
      died_on: stands.diedOn,
      sex: stands.sex,
    })
    .where('id', '=', id)
    .execute();
  await indexPerson(db, id, stands);
}

/**
 * The same for a person and for every record linked to theirs that the context may change: a fact that is ended or
 * withdrawn on the page of one may stand on another.
 */
export async function projectAll(db: Db, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select o as id from people.one_person(${id}::uuid) o where people.may_work(o) order by o`.execute(db);
  for (const record of rows) await project(db, record.id);
}
