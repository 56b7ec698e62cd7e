import type { Certainty } from '../../platform/clocks/rule.ts';

/**
 * One version of what a decision's outcome means in one area (null: wherever no area has its own), and the levels
 * of need, 1 to 4, that it goes with. In force from `effectiveFrom` up to but not on `effectiveTo` (ISO dates).
 */
export type Outcome = {
  readonly code: string;
  readonly area: string | null;
  readonly label: string;
  /** What happens, for the person choosing. */
  readonly means: string;
  readonly levels: readonly number[];
  readonly source: string;
  readonly certainty: Certainty;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
};

/** What may be changed of an outcome. Its code stays: figures and hand-overs go by it. */
export type Meaning = Pick<Outcome, 'label' | 'means' | 'levels'>;
