import type { Pause } from '../../platform/clocks/due.ts';
import type { Db } from '../../platform/db/index.ts';
import { ruleOf, startClock, type Timekeeping } from '../rules/clocks.ts';
import { isDecisionClock } from '../rules/status.ts';
import { dateAgain, runningClocks } from '../store/rating.ts';
import { sendBackPauses } from '../store/send-back.ts';

/**
 * Dates a concern's clocks anew by the time it was with its referrer. Only a clock whose rule allows pauses stands
 * still; the statutory decision's does not, unless the partnership says so.
 */
export async function applyPauses(
  db: Db,
  time: Timekeeping,
  concern: { id: string; area: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const pauses = await sendBackPauses(db, concern.id);
  if (pauses.length === 0) return;
  const still = pauses.some(({ until }) => until === null) ? now : null;
  for (const clock of await runningClocks(db, concern.id)) {
    const again = pausable(time, clock, concern.area, pauses, now);
    if (again) await dateAgain(db, clock.id, again, still);
  }
}

/** A clock's new end after pauses; undefined where its rule allows none. */
export function pausable(
  time: Timekeeping,
  clock: { rule: string; startedAt: Temporal.Instant },
  area: string | null,
  pauses: readonly Pause[],
  now: Temporal.Instant,
) {
  if (!isDecisionClock(clock.rule)) return undefined;
  const again = startClock(time, clock.rule, area, clock.startedAt, { pauses, now });
  return ruleOf(time.rules, again)?.pausesAllowed ? again : undefined;
}
