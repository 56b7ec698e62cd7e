import { type Counting, dueAt, type Pause } from '../../platform/clocks/due.ts';
import { type ClockRule, ruleInForce } from '../../platform/clocks/rule.ts';
import { isBefore } from '../../platform/time/london.ts';
import type { StartedClock } from '../types.ts';
import type { Rating } from './thresholds.ts';

/** What the front door's clocks count by. `areas` are those that a concern of unknown area might belong to. */
export type Timekeeping = {
  readonly rules: readonly ClockRule[];
  readonly areas: readonly string[];
  readonly countingFor: (area: string) => Counting;
};

/** The statutory decision: one working day, whatever the rating. */
export const DECISION_CLOCK = 'referral-decision';

/** The name of a rating's clock. */
export function ratingClock(rating: Rating): string {
  return `rating-${rating}`;
}

/**
 * Starts a named clock. While the area is not known every area's limit may turn out to be the one that counts,
 * so the earliest does. Pauses count where the clock's rule allows them.
 */
export function startClock(
  time: Timekeeping,
  name: string,
  area: string | null,
  startedAt: Temporal.Instant,
  still: { pauses: readonly Pause[]; now: Temporal.Instant } = { pauses: [], now: startedAt },
): StartedClock {
  const begun = (area === null ? time.areas : [area]).map((each): StartedClock => {
    const rule = ruleInForce(time.rules, name, each, startedAt);
    return {
      rule: name,
      version: versionOf(rule),
      startedAt,
      dueAt: dueAt(
        rule,
        startedAt,
        rule.pausesAllowed ? still.pauses : [],
        still.now,
        time.countingFor(each),
      ),
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
): [StartedClock, ...StartedClock[]] {
  const start = (name: string) => startClock(time, name, concern.area, concern.receivedAt);
  return concern.dangerNow ? [start(DECISION_CLOCK), start(ratingClock('red'))] : [start(DECISION_CLOCK)];
}

/** Until when somebody acts on danger that was told of; null where none was. */
export function urgentDueAt(clocks: readonly StartedClock[]): Temporal.Instant | null {
  return clocks.find(({ rule }) => rule === ratingClock('red'))?.dueAt ?? null;
}

/** The rule by which a clock would run; while the area is not known that of the area which is strictest. */
export function ruleFor(
  time: Timekeeping,
  name: string,
  area: string | null,
  startedAt: Temporal.Instant,
): ClockRule | undefined {
  return ruleOf(time.rules, startClock(time, name, area, startedAt));
}

/** How a rule's version is written on a clock: "thurrock 2", or "national 1" where no area has its own. */
export function versionOf(rule: ClockRule): string {
  return `${rule.area ?? 'national'} ${rule.version}`;
}

/** The rule that a clock was started by; undefined when its row has been removed from the configuration. */
export function ruleOf(
  rules: readonly ClockRule[],
  clock: { rule: string; version: string },
): ClockRule | undefined {
  return rules.find((rule) => rule.name === clock.rule && versionOf(rule) === clock.version);
}
