import type { Outcome } from './types.ts';

const STANDARD = 'Children’s social care data standard, referral and contact outcomes';
const since = { effectiveFrom: '2019-01-01', effectiveTo: null } as const;
const everywhere = { area: null, source: STANDARD, certainty: 'V', ...since } as const;

/**
 * The outcomes at installation. That a level goes with an outcome is each area's own published threshold: Essex
 * keeps section 17 and 47 for its level 4, Thurrock assesses under section 17 from its third tier.
 */
export const OUTCOMES_AT_INSTALLATION: readonly Outcome[] = [
  {
    ...everywhere,
    code: 'no-further-action',
    label: 'No further action',
    means: 'Nothing more is needed from the front door. What was told stays on record.',
    levels: [1, 2],
  },
  {
    ...everywhere,
    code: 'information-and-advice',
    label: 'Information and advice',
    means: 'Whoever told us, or the family, is pointed to help they can reach themselves.',
    levels: [1, 2],
  },
  {
    ...everywhere,
    code: 'early-help',
    label: 'Early help',
    means: 'Passed to early help. The family has to agree to it.',
    levels: [2, 3],
  },
  {
    ...everywhere,
    code: 'assessment',
    label: 'Child and family assessment (section 17)',
    means: 'A social worker assesses the child’s needs, within 45 working days of the concern.',
    levels: [3, 4],
  },
  {
    ...everywhere,
    code: 'assessment',
    area: 'essex',
    label: 'Child and family assessment (section 17)',
    means: 'A social worker assesses the child’s needs, within 45 working days of the concern.',
    levels: [4],
    source: 'essex.gov.uk, levels of need: section 17 is specialist',
    certainty: 'V',
  },
  {
    ...everywhere,
    code: 'strategy-discussion',
    label: 'Strategy discussion (section 47)',
    means: 'Reasonable cause to suspect significant harm: police, health and social care meet at once.',
    levels: [4],
  },
  {
    ...everywhere,
    code: 'allocated-worker',
    label: 'Passed to the social worker the child already has',
    means: 'The child’s case is open; the concern goes to the worker who holds it.',
    levels: [3, 4],
    source: 'Practice of hubs elsewhere (London continuum, Merton)',
    certainty: 'L',
  },
  {
    ...everywhere,
    code: 'another-authority',
    label: 'Passed to another authority',
    means: 'The child lives elsewhere. That authority has accepted it in writing.',
    levels: [1, 2, 3, 4],
    source: 'Practice of hubs elsewhere: acceptance is confirmed in writing',
    certainty: 'G',
  },
  {
    ...everywhere,
    code: 'other',
    label: 'Something else',
    means: 'None of these: the reason says what.',
    levels: [1, 2, 3, 4],
  },
];
