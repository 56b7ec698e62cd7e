import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { NewPerson } from '../create/types.ts';
import { standing } from '../rules/standing.ts';
import { project } from './person.ts';
import { insertTelling } from './telling.ts';

/**
 * Lets one creation at a time go on among all that share any of these keys, until the transaction ends. Taken in
 * one order by everybody, so that none waits for another in a circle.
 */
export async function lockKeys(db: Db, keys: readonly string[]): Promise<void> {
  await Promise.all([
    // A feed that writes a batch shuts everybody out for that moment (store/feed-batch.ts).
    sql`select pg_advisory_xact_lock_shared(7320)`.execute(db),
    sql`select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(word, 210) as key from unnest(${[...keys]}::text[]) word order by 1) keys`.execute(
      db,
    ),
  ]);
}

/** Adds somebody with everything told of them, their entries in the search, and the team that works with them. */
export async function insertPerson(
  db: Db,
  by: { id: string; name: string; agencyId: string; agencyName: string },
  given: NewPerson & { area: string | null; toldAt: Temporal.Instant },
): Promise<string> {
  const names =
    given.given || given.surname
      ? [{ kind: 'current' as const, given: given.given, surname: given.surname }]
      : [];
  const facts = factsOf(given);
  const stands = standing({ names: names.map((name) => ({ ...name, untilOn: null })), facts });
  const { id } = await db
    .insertInto('people.person')
    .values({ team_id: given.teamId, area: given.area, label: stands.label, created_by: by.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { how, by: saidBy } = given.told;
  const telling = await insertTelling(db, id, { how, saidBy, toldAt: given.toldAt, by });
  const told = { person_id: id, telling_id: telling };
  for (const name of names)
    await db
      .insertInto('people.name')
      .values({ ...told, ...name })
      .execute();
  for (const fact of facts)
    await db
      .insertInto('people.fact')
      .values({ ...told, ...fact })
      .execute();
  if (given.address)
    await db
      .insertInto('people.address')
      .values({ ...told, kind: 'home', ...given.address })
      .execute();
  if (given.nhsNumber)
    await db
      .insertInto('people.identifier')
      .values({ ...told, kind: 'nhs', value: given.nhsNumber })
      .execute();
  await project(db, id);
  await sql`select people.involve(${id}::uuid, ${given.teamId}::uuid, ${by.id}::uuid, 'holds the record', ${given.why})`.execute(
    db,
  );
  return id;
}

function factsOf({ bornKind, born, sex }: NewPerson): { kind: string; value: string }[] {
  const kinds = { exact: 'born', estimated: 'born about', unborn: 'expected', unknown: '' };
  return [
    ...(born && bornKind !== 'unknown' ? [{ kind: kinds[bornKind], value: born.toString() }] : []),
    ...(sex ? [{ kind: 'sex', value: sex }] : []),
  ];
}
