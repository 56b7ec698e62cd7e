import { londonDate } from '../time/london.ts';

/** What a clock's amount is counted in. A calendar day is midnight to midnight; an elapsed hour runs day and night. */
export type Counted =
  | 'elapsed-hours'
  | 'service-hours'
  | 'working-days'
  | 'calendar-days'
  | 'calendar-months';

/** Where in the last day the clock runs out. */
export type Landing = 'same-time' | 'close-of-service' | 'end-of-day';

/** V seen in its source; L one locality's practice; G general knowledge, to be checked; derived from another row. */
export type Certainty = 'V' | 'L' | 'G' | 'derived';

/**
 * One version of a duty's time limit, in one area (null: wherever no area has its own), as plain data.
 * `countsStartDay` matters to days only. `warnHours` before the end the clock is due soon. In force for clocks
 * started from `effectiveFrom` up to but not on `effectiveTo` (ISO dates in London).
 */
export type ClockRule = {
  readonly name: string;
  readonly area: string | null;
  readonly counted: Counted;
  readonly amount: number;
  readonly startEvent: string;
  readonly countsStartDay: boolean;
  readonly landing: Landing;
  readonly pausesAllowed: boolean;
  readonly warnHours: number;
  readonly version: number;
  readonly source: string;
  readonly certainty: Certainty;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
};

/** No rule of that name is in force for the area at that time: the configuration has a hole. */
export class NoClockRule extends Error {
  readonly id = 'no-clock-rule';
}

/**
 * The version in force when the clock started: the area's own before the general one, then the one that took
 * effect last, then the highest version. @throws {NoClockRule}
 */
export function ruleInForce(
  rules: readonly ClockRule[],
  name: string,
  area: string,
  startedAt: Temporal.Instant,
): ClockRule {
  const day = londonDate(startedAt).toString();
  const [rule] = rules
    .filter((r) => r.name === name && (r.area === area || r.area === null))
    .filter((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo))
    .sort(
      (a, b) =>
        Number(a.area === null) - Number(b.area === null) ||
        b.effectiveFrom.localeCompare(a.effectiveFrom) ||
        b.version - a.version,
    );
  if (!rule) throw new NoClockRule(`No rule "${name}" is in force in ${area} on ${day}.`);
  return rule;
}
