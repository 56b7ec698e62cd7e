import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { NewDecision } from '../decide/types.ts';
import type { By } from './rating.ts';

/** A decision as it is kept: whose it is, and who agreed where a second person was needed. */
export interface KeptDecision extends NewDecision {
  by: By;
  at: Temporal.Instant;
  second?: { by: By; words: string; proposedAt: Temporal.Instant };
}

/**
 * Adds a decision, which supersedes the one that stood. The caller has claimed the concern's version, so no other
 * can come between. Returns its id and that of the one it supersedes.
 */
export async function insertDecision(
  db: Db,
  concernId: string,
  decision: KeptDecision,
): Promise<{ id: string; supersedes: string | null }> {
  return db
    .insertInto('front_door.decision')
    .values({
      concern_id: concernId,
      level: decision.level,
      outcome: decision.outcome,
      reason: decision.reason,
      for_referrer: decision.forReferrer,
      late_reason: decision.lateReason,
      family_agreed: decision.familyAgreed,
      ...inFull(decision),
      decided_by: decision.by.id,
      decided_by_name: decision.by.name,
      decided_at: decision.at,
      supersedes: sql`(select d.id from front_door.decision d where d.concern_id = ${concernId} order by d.seq desc limit 1)`,
    })
    .returning(['id', 'supersedes'])
    .executeTakeFirstOrThrow();
}

function inFull(decision: KeptDecision) {
  const { second } = decision;
  return {
    edition: decision.edition,
    cited: decision.edition === null ? null : [...decision.cited],
    protection: decision.protection,
    services: decision.services,
    section_17: decision.section17,
    section_47: decision.section47,
    specialist: decision.specialist,
    alternatives: decision.alternatives,
    destination: decision.destination,
    signposted: decision.signposted,
    assessment: decision.assessment,
    proposed_at: second?.proposedAt ?? null,
    agreed_by: second?.by.id ?? null,
    agreed_by_name: second?.by.name ?? null,
    agreed_words: second?.words ?? null,
  };
}

/** The clocks that a decision meets, as `isDecisionClock` of rules/status.ts says. */
const ofDecision: RawBuilder<boolean> = sql`(rule = 'referral-decision' or rule like 'rating-%')`;

/** Whether a clock of the decision that still runs has passed its end. */
export async function clockRunOut(db: Db, concernId: string, now: Temporal.Instant): Promise<boolean> {
  const late = await db
    .selectFrom('front_door.clock')
    .select('id')
    .where('concern_id', '=', concernId)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('due_at', '<', now)
    .where(sql<boolean>`(paused_at is null or due_at < paused_at)`)
    .where(ofDecision)
    .limit(1)
    .executeTakeFirst();
  return late !== undefined;
}

/** Stops the decision's clocks; those that had run out keep the reason. */
export async function meetClocks(
  db: Db,
  concernId: string,
  at: Temporal.Instant,
  lateReason: string | null,
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set({ met_at: at, paused_at: null, late_reason: sql`case when due_at < ${at} then ${lateReason} end` })
    .where('concern_id', '=', concernId)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .where(ofDecision)
    .execute();
}
