import { type Counting, dueAt } from '../../platform/clocks/due.ts';
import { type ClockRule, ruleInForce } from '../../platform/clocks/rule.ts';
import type { StartedClock } from '../types.ts';

/** The statutory clock: what to do about a referral is decided, and the referrer told, within one working day. */
export const DECISION_RULE = 'referral-decision';

/** Which version of a rule applied, as records keep it: "thurrock 2", or "national 1" where no area has its own. */
export function ruleVersion(rule: ClockRule): string {
  return `${rule.area ?? 'national'} ${rule.version}`;
}

/** Starts a clock of the named rule. @throws what `ruleInForce` and `dueAt` throw */
export function startClock(
  name: string,
  place: { area: string; counting: Counting },
  rules: readonly ClockRule[],
  startedAt: Temporal.Instant,
): StartedClock {
  const rule = ruleInForce(rules, name, place.area, startedAt);
  const due = dueAt(rule, startedAt, [], startedAt, place.counting);
  return { rule: rule.name, version: ruleVersion(rule), startedAt, dueAt: due };
}

/** While nobody knows where the child lives, the clock that runs out first counts. `clocks` holds one an area. */
export function strictest(clocks: readonly StartedClock[]): StartedClock {
  const [first, ...others] = clocks;
  if (!first) throw new RangeError('a concern starts at least one clock');
  return others.reduce((a, b) => (Temporal.Instant.compare(b.dueAt, a.dueAt) < 0 ? b : a), first);
}
