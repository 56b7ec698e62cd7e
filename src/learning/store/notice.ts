import type { Db } from '../../platform/db/index.ts';
import type { CancellationPolicy, ClosureDay } from '../prices/types.ts';
import type { Counting } from '../rules/notice.ts';

/** Days on which the training office is shut, besides weekends and bank holidays. */
export async function closureDays(db: Db): Promise<ClosureDay[]> {
  return db.selectFrom('learning.closure_day').select(['date', 'name']).orderBy('date').execute();
}

/** Adds a day to come; false where it is there already. */
export async function addClosureDay(db: Db, day: ClosureDay, by: string): Promise<boolean> {
  const added = await db
    .insertInto('learning.closure_day')
    .values({ ...day, added_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('date')
    .executeTakeFirst();
  return added !== undefined;
}

/** Takes a day back that is still to come. */
export async function removeClosureDay(db: Db, date: Temporal.PlainDate): Promise<boolean> {
  const gone = await db.deleteFrom('learning.closure_day').where('date', '=', date).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** The version of a policy that holds for bookings made on a day. */
export async function policyOn(
  db: Db,
  code: string,
  on: Temporal.PlainDate,
): Promise<CancellationPolicy | undefined> {
  const row = await policies(db)
    .where('code', '=', code)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && policyOf(row);
}

/** One version, by its id: the one that a booking keeps. */
export async function policyVersion(db: Db, id: string): Promise<CancellationPolicy | undefined> {
  const row = await policies(db).where('id', '=', id).executeTakeFirst();
  return row && policyOf(row);
}

/** Every version of every policy, the latest of each first. */
export async function allPolicies(db: Db): Promise<CancellationPolicy[]> {
  const rows = await policies(db).orderBy('code', 'desc').orderBy('effective_from', 'desc').execute();
  return rows.map(policyOf);
}

export type NewPolicy = Omit<CancellationPolicy, 'id' | 'madeByName'> & { by: { id: string; name: string } };

/** Adds a version; undefined where one begins on that day already, or somebody else added this one. */
export async function insertPolicy(db: Db, policy: NewPolicy): Promise<string | undefined> {
  const { code, version, name, counting, moving, why, by } = policy;
  const made = await db
    .insertInto('learning.cancellation_policy')
    .values({
      ...{ code, version, name, counting, moving, why, source: 'The training office', certainty: 'L' },
      ...{ free_from: policy.freeFrom, charges_no_show: policy.chargesNoShow },
      ...{ dispute_days: policy.disputeDays, charge_table: policy.chargeTable },
      ...{ effective_from: policy.effectiveFrom, made_by: by.id, made_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

const policies = (db: Db) =>
  db
    .selectFrom('learning.cancellation_policy')
    .select(['id', 'code', 'version', 'name', 'counting', 'free_from', 'charges_no_show', 'moving'])
    .select(['dispute_days', 'charge_table', 'effective_from', 'why', 'made_by_name']);

type Row = Awaited<ReturnType<ReturnType<typeof policies>['executeTakeFirstOrThrow']>>;

function policyOf(row: Row): CancellationPolicy {
  const { id, code, version, name, why } = row;
  return {
    ...{ id, code, version, name, why },
    counting: row.counting as Counting,
    moving: row.moving as CancellationPolicy['moving'],
    freeFrom: row.free_from,
    chargesNoShow: row.charges_no_show,
    disputeDays: row.dispute_days,
    chargeTable: row.charge_table,
    effectiveFrom: row.effective_from,
    madeByName: row.made_by_name,
  };
}
