import type { Db } from '../../platform/db/index.ts';
import { HELD_CLOCK, type StrategyCall } from '../strategy/call/types.ts';
import { instant, maybeInstant, text } from './json.ts';
import type { By } from './rating.ts';

/** Calls a strategy discussion. @throws where one that was called is neither held nor called off */
export async function insertCall(
  db: Db,
  concernId: string,
  given: Pick<StrategyCall, 'why' | 'plannedAt' | 'invited' | 'at'> & { by: By },
): Promise<void> {
  await db
    .insertInto('front_door.strategy_call')
    .values({
      ...{ concern_id: concernId, why: given.why, planned_at: given.plannedAt, invited: [...given.invited] },
      ...{ called_by: given.by.id, called_by_name: given.by.name, called_at: given.at },
    })
    .execute();
}

/** The discussion that was called has been held: its clock is met when it was. False when none was called. */
export async function holdCall(
  db: Db,
  concernId: string,
  held: { discussionId: string; at: Temporal.Instant; calledAt: Temporal.Instant },
): Promise<boolean> {
  const found = await db
    .updateTable('front_door.strategy_call')
    .set({ discussion_id: held.discussionId })
    .where('concern_id', '=', concernId)
    .where('discussion_id', 'is', null)
    .where('called_off_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (found) await endClock(db, concernId, { met_at: held.at });
  return found !== undefined;
}

/** Calls it off; false when none is waiting. */
export async function callOff(
  db: Db,
  concernId: string,
  off: { at: Temporal.Instant; by: string; why: string },
): Promise<boolean> {
  const found = await db
    .updateTable('front_door.strategy_call')
    .set({ called_off_at: off.at, called_off_by_name: off.by, called_off_why: off.why })
    .where('concern_id', '=', concernId)
    .where('discussion_id', 'is', null)
    .where('called_off_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (found) await endClock(db, concernId, { ended_at: off.at });
  return found !== undefined;
}

async function endClock(
  db: Db,
  concernId: string,
  how: { met_at: Temporal.Instant } | { ended_at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set(how)
    .where('concern_id', '=', concernId)
    .where('rule', '=', HELD_CLOCK)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** A call from its JSON. */
export function callOf(row: Record<string, unknown>): StrategyCall {
  const offAt = maybeInstant(row.called_off_at);
  return {
    id: text(row.id),
    why: text(row.why),
    plannedAt: instant(row.planned_at),
    invited: Array.isArray(row.invited) ? row.invited.map(text) : [],
    by: text(row.called_by_name),
    at: instant(row.called_at),
    heldAs: text(row.discussion_id) || null,
    calledOff: offAt && { at: offAt, by: text(row.called_off_by_name), why: text(row.called_off_why) },
  };
}
