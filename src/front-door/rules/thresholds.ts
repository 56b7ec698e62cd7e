/** Level of need, 1 universal to 4 specialist. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** How urgent a concern is: a scale of its own, never mixed with the level. */
export const RATINGS = ['red', 'amber', 'green'] as const;
export type Rating = (typeof RATINGS)[number];

/**
 * What a decision may be: the six of the children's social care data standard, and the two ways in which a
 * concern leaves the front door to somebody who already holds the child.
 */
export const OUTCOMES = [
  'no-further-action',
  'information-and-advice',
  'early-help',
  'assessment',
  'strategy-discussion',
  'allocated-worker',
  'another-authority',
  'other',
] as const;
export type OutcomeCode = (typeof OUTCOMES)[number];

/**
 * One version of what an outcome means in one area (null: wherever no area has its own). A dated row of
 * configuration: `effectiveTo` is the first day on which it no longer counts.
 */
export type OutcomeRule = {
  readonly code: OutcomeCode;
  readonly area: string | null;
  readonly label: string;
  /** What happens, for the person choosing. */
  readonly means: string;
  /** Levels of need that it goes with. */
  readonly levels: readonly Level[];
  readonly source: string;
  readonly certainty: 'V' | 'L' | 'G' | 'derived';
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
};

/** The outcomes offered in an area on a day, in their fixed order: the area's own row before the general one. */
export function outcomesFor(
  rules: readonly OutcomeRule[],
  area: string | null,
  day: Temporal.PlainDate,
): OutcomeRule[] {
  const iso = day.toString();
  const inForce = rules.filter(
    (rule) =>
      (rule.area === area || rule.area === null) &&
      rule.effectiveFrom <= iso &&
      (rule.effectiveTo === null || iso < rule.effectiveTo),
  );
  return OUTCOMES.flatMap((code) => {
    const rows = inForce.filter((rule) => rule.code === code);
    const row = rows.find((rule) => rule.area !== null) ?? rows[0];
    return row ? [row] : [];
  });
}

/** Whether going from one rating to another says that it is less urgent than was thought. */
export function isDowngrade(from: Rating | null, to: Rating): boolean {
  return from !== null && RATINGS.indexOf(to) > RATINGS.indexOf(from);
}

const SUBSTANCE = { letters: 20, words: 4 };

/** Whether a reason says something: a few words, not a full stop or "ok". */
export function hasSubstance(reason: string): boolean {
  const words = reason.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));
  return reason.trim().length >= SUBSTANCE.letters && new Set(words).size >= SUBSTANCE.words;
}
