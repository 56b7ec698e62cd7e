import type { Db } from '../../platform/db/index.ts';

/** What came with an idempotency key of the agency, and what was answered. */
export interface Intake {
  bodyHash: Buffer;
  concernId: string;
  decisionDueBy: Temporal.Instant;
}

/** What came with this key of the agency whose context this is; undefined when nothing did. */
export async function intakeOf(db: Db, key: string): Promise<Intake | undefined> {
  return db
    .selectFrom('front_door.intake')
    .select(['body_hash as bodyHash', 'concern_id as concernId', 'decision_due_by as decisionDueBy'])
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

/**
 * Takes an idempotency key of the agency whose context this is. Another request with the same key waits here until
 * this transaction ends. @returns false when the key was taken
 */
export async function takeKey(db: Db, key: string, intake: Intake): Promise<boolean> {
  const taken = await db
    .insertInto('front_door.intake')
    .values({
      idempotency_key: key,
      body_hash: intake.bodyHash,
      concern_id: intake.concernId,
      decision_due_by: intake.decisionDueBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('concern_id')
    .executeTakeFirst();
  return taken !== undefined;
}
