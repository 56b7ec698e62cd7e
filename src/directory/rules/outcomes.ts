export const OUTCOMES = ['got there', 'no service', 'full', 'too far', 'did not go', 'do not ask'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** As whoever works with the family says it. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  'got there': 'They got there',
  'no service': 'There is no such service any more',
  full: 'It was full, or the wait is too long',
  'too far': 'It was too far',
  'did not go': 'They did not go',
  'do not ask': 'They do not want to be asked',
};

/** As the family says it. */
export const FAMILY_WORDS: Readonly<Record<Outcome, string>> = {
  'got there': 'Yes',
  'no service': 'No, it is not there any more',
  full: 'No, it was full or the wait is too long',
  'too far': 'No, it was too far',
  'did not go': 'No, I did not go',
  'do not ask': 'I would rather not say',
};
