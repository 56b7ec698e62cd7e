import { sql } from 'kysely';
import { type Database, type Db, sqlState } from '../../src/platform/db/index.ts';
import type { Settled } from './settle.ts';
import type { Action, Person } from './world.ts';

/** Thrown to undo whatever was tried. */
class Undo extends Error {}

const insufficientPrivilege = '42501';

/** Tries everything that somebody may try with a record in SQL, as themselves, and undoes it. */
export function attemptInSql(
  database: Database,
  person: Person,
  record: Settled,
): Promise<Map<Action, boolean>> {
  const all = Object.entries(attempts) as [Action, Attempt][];
  return tryEach(
    database,
    person,
    all.map(([action, attempt]) => [action, (db: Db) => attempt(db, person, record)] as const),
  );
}

/** Tries each as somebody, in a transaction that is undone. */
export async function tryEach<Name extends string>(
  database: Database,
  person: Person,
  each: readonly (readonly [Name, (db: Db) => Promise<{ rows: unknown[] }>])[],
): Promise<Map<Name, boolean>> {
  const answers = new Map<Name, boolean>();
  const context = { actor: 'practitioner', now: person.now, requestId: 'matrix' } as const;
  const whose = { practitionerId: person.id, agencyId: person.agency };
  const undone = database.transaction({ ...context, ...whose }, async (db) => {
    for (const [action, attempt] of each) answers.set(action, await allowed(db, () => attempt(db)));
    throw new Undo();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return answers;
}

/** The rows it gave or made; none, or a refusal of the database's, is a no. */
type Attempt = (db: Db, person: Person, record: Settled) => Promise<{ rows: unknown[] }>;

const attempts: Partial<Record<Action, Attempt>> = {
  'select it': (db, _, { id }) => sql`select id from front_door.concern where id = ${id}::uuid`.execute(db),
  'select its address': (db, _, { address }) =>
    sql`select words from front_door.address where id = ${address}::uuid`.execute(db),
  'rate it': (db, person, { id }) =>
    sql`insert into front_door.rating
    (concern_id, rating, reason, rated_by, rated_by_name) values (${id}, 'green', 'x', ${person.id}, 'x')
    returning id`.execute(db),
  'decide it': (db, person, { id }) =>
    sql`insert into front_door.decision
    (concern_id, level, outcome, reason, for_referrer, decided_by, decided_by_name)
    values (${id}, 2, 'x', 'x', 'x', ${person.id}, 'x') returning id`.execute(db),
  'restrict it': (db, person, { id }) =>
    sql`select front_door.restrict_to(${id}, ${`{${person.id}}`}::text::uuid[], 'for the test')`.execute(db),
  'break its glass': (db, person, { id }) =>
    sql`select id from access.break_glass(
    ${id}, 'a reason of twenty characters', ${person.now.add({ hours: 24 })})`.execute(db),
};

async function allowed(db: Db, attempt: () => Promise<{ rows: unknown[] }>): Promise<boolean> {
  await sql`savepoint attempt`.execute(db);
  try {
    return (await attempt()).rows.length > 0;
  } catch (error) {
    if (sqlState(error) !== insufficientPrivilege) throw error;
    return false;
  } finally {
    await sql`rollback to savepoint attempt`.execute(db);
  }
}
