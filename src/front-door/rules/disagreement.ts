/** How far a professional disagreement went: each stage has a clock of its own. */
export const STAGES = ['workers', 'managers', 'heads', 'partnership'] as const;
export type DisagreementStage = (typeof STAGES)[number];

export const STAGE_WORDS: Readonly<Record<DisagreementStage, string>> = {
  workers: 'Between workers',
  managers: 'Between managers',
  heads: 'Heads of service',
  partnership: 'The partnership',
};

export const DISAGREEMENT_OUTCOMES = [
  'decision stands',
  'decided again',
  'agreed together',
  'withdrawn',
] as const;
export type DisagreementOutcome = (typeof DISAGREEMENT_OUTCOMES)[number];

export const DISAGREEMENT_OUTCOME_WORDS: Readonly<Record<DisagreementOutcome, string>> = {
  'decision stands': 'The decision stands',
  'decided again': 'It was decided again',
  'agreed together': 'Another way was agreed together',
  withdrawn: 'It was withdrawn',
};

/** The name of a stage's clock in the configured time limits. */
export function stageClock(stage: DisagreementStage): string {
  return `disagreement-${stage}`;
}

/** The stage that follows; undefined after the last. */
export function stageAfter(stage: DisagreementStage): DisagreementStage | undefined {
  return STAGES[STAGES.indexOf(stage) + 1];
}
