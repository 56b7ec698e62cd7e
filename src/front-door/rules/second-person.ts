import type { Level, OutcomeCode, Rating } from './thresholds.ts';

/** A dated rule of which decisions need a second person; null holds for all. ISO dates, the last one no longer in. */
export interface SecondPersonRule {
  readonly id: string;
  readonly area: string | null;
  readonly levels: readonly number[] | null;
  readonly outcomes: readonly string[] | null;
  readonly ratings: readonly string[] | null;
  /** Why, in words that go on after "because". */
  readonly says: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** The rule by which a decision needs a second person on a day; undefined when one person is enough. */
export function secondPersonFor(
  rules: readonly SecondPersonRule[],
  decision: { area: string | null; level: Level; outcome: OutcomeCode; rating: Rating | null },
  day: Temporal.PlainDate,
): SecondPersonRule | undefined {
  const iso = day.toString();
  return rules.find(
    (rule) =>
      rule.effectiveFrom <= iso &&
      (rule.effectiveTo === null || iso < rule.effectiveTo) &&
      (rule.area === null || rule.area === decision.area) &&
      among(rule.levels, decision.level) &&
      among(rule.outcomes, decision.outcome) &&
      among(rule.ratings, decision.rating),
  );
}

function among<T>(list: readonly T[] | null, value: T | null): boolean {
  return list === null || (value !== null && list.includes(value));
}
