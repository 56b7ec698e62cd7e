import type { Level, OutcomeCode, Rating } from './thresholds.ts';

/** Which decisions need a second person; null holds for all. */
export interface SecondPersonRule {
  readonly levels: readonly number[] | null;
  readonly outcomes: readonly string[] | null;
  readonly ratings: readonly string[] | null;
  /** Why, in words that go on after "because". */
  readonly says: string;
}

/** The rule by which a decision needs a second person; undefined when one person is enough. */
export function secondPersonFor(
  rules: readonly SecondPersonRule[],
  decision: { level: Level; outcome: OutcomeCode; rating: Rating | null },
): SecondPersonRule | undefined {
  return rules.find(
    (rule) =>
      among(rule.levels, decision.level) &&
      among(rule.outcomes, decision.outcome) &&
      among(rule.ratings, decision.rating),
  );
}

function among<T>(list: readonly T[] | null, value: T | null): boolean {
  return list === null || (value !== null && list.includes(value));
}
