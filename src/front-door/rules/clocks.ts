import { type Counting, dueAt } from '../../platform/clocks/due.ts';
import { type ClockRule, ruleInForce } from '../../platform/clocks/rule.ts';
import { isBefore } from '../../platform/time/london.ts';
import type { Rating } from './thresholds.ts';

/** What the front door's clocks count by. `areas` are those that a concern of unknown area might belong to. */
export type Timekeeping = {
  readonly rules: readonly ClockRule[];
  readonly areas: readonly string[];
  readonly countingFor: (area: string) => Counting;
};

/** A clock as it begins, with the version of the rule that applied to it: "thurrock 1", "national 1". */
export type StartedClock = {
  readonly rule: string;
  readonly ruleVersion: string;
  readonly startedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
};

/** The statutory decision: one working day, whatever the rating. */
export const DECISION_CLOCK = 'referral-decision';

/** The name of a rating's clock. */
export function ratingClock(rating: Rating): string {
  return `rating-${rating}`;
}

/**
 * Starts a named clock. While the area is not known every area's limit may turn out to be the one that counts,
 * so the earliest does.
 */
export function startClock(
  time: Timekeeping,
  name: string,
  area: string | null,
  startedAt: Temporal.Instant,
): StartedClock {
  const begun = (area === null ? time.areas : [area]).map((each): StartedClock => {
    const rule = ruleInForce(time.rules, name, each, startedAt);
    return {
      rule: name,
      ruleVersion: versionOf(rule),
      startedAt,
      dueAt: dueAt(rule, startedAt, [], startedAt, time.countingFor(each)),
    };
  });
  return begun.reduce((first, other) => (isBefore(other.dueAt, first.dueAt) ? other : first));
}

/**
 * The clocks that begin when a concern is received: the statutory decision, and where somebody says that there
 * is danger now also the red one, so that it stands first until a person has rated it.
 */
export function clocksAtReceipt(
  time: Timekeeping,
  concern: { area: string | null; receivedAt: Temporal.Instant; dangerNow: boolean },
): StartedClock[] {
  const names = concern.dangerNow ? [DECISION_CLOCK, ratingClock('red')] : [DECISION_CLOCK];
  return names.map((name) => startClock(time, name, concern.area, concern.receivedAt));
}

/** How a rule's version is written on a clock. */
export function versionOf(rule: ClockRule): string {
  return `${rule.area ?? 'national'} ${rule.version}`;
}

/** The rule that a clock was started by; undefined when its row has been removed from the configuration. */
export function ruleOf(
  rules: readonly ClockRule[],
  clock: { rule: string; ruleVersion: string },
): ClockRule | undefined {
  return rules.find((rule) => rule.name === clock.rule && versionOf(rule) === clock.ruleVersion);
}
