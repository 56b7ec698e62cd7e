import type { DisagreementStage } from '../rules/disagreement.ts';

/** Something that waits for a decider: a decision for its second person, or a disagreement at a stage. */
export interface Waiting {
  concernId: string;
  childLabel: string;
  /** Who put the decision forward, or who does not agree. */
  who: string;
  /** Null for a decision that waits. */
  stage: DisagreementStage | null;
  disagreementId: string | null;
  dueAt: Temporal.Instant | null;
}
