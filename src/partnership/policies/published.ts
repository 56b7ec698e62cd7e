import type { Policy } from './types.ts';

const since = { effectiveFrom: '2019-01-01', effectiveTo: null } as const;
const OURS = {
  area: null,
  source: 'Written for this product; each area may change it',
  certainty: 'G',
  ...since,
} as const;
const ASSUMED = {
  source: 'Assumed practice: to be confirmed by the partnership',
  certainty: 'G',
  ...since,
} as const;

const local = (name: string, said: string, of: Partial<Policy> = {}): Policy => ({
  ...{ name: `local:${name}`, value: { said }, ...OURS, ...of },
});

/** What procedures name and do not say. E-mail addresses as the areas' own pages publish them. */
const LOCAL: readonly Policy[] = [
  local('front-door-e-mail', ''),
  local('designated-officer-e-mail', ''),
  local('designated-officer-e-mail', 'lado@thurrock.gov.uk', {
    ...{ area: 'thurrock', source: 'thurrocklscp.org.uk', certainty: 'V' },
  }),
  local('designated-officer-e-mail', 'LADO@essex.gov.uk', {
    ...{ area: 'essex', source: 'escb.co.uk', certainty: 'V' },
  }),
  local('child-death-e-mail', 'cdr.notifications@nhs.net', { source: 'thurrocklscp.org.uk', certainty: 'V' }),
  local('referral-form', 'the referral form'),
  local('early-help-form', 'the common assessment'),
  local('early-help-form', 'the request for support', {
    ...{
      area: 'essex',
      source: 'Assumed from its threshold document: to be confirmed',
      certainty: 'derived',
    },
  }),
  local('early-help-panel', 'the early help panel'),
  local('exploitation-panel', 'the exploitation panel'),
  local('exploitation-panel', 'the multi-agency child exploitation meeting (MACE)', {
    ...{ area: 'essex', source: 'escb.co.uk', certainty: 'V' },
  }),
];

/** What every installation begins with. */
export const POLICIES: readonly Policy[] = [
  {
    ...{ name: 'attendance:strategy-discussion', area: null, certainty: 'G', ...since },
    value: { required: ['social care', 'police', 'health', 'referrer’s agency'] },
    source:
      'Working Together to Safeguard Children: social care, police and health at the least, and the referrer',
  },
  {
    ...{ name: 'second:red-no-action', area: null, ...ASSUMED },
    value: {
      ...{ levels: null, outcomes: ['no-further-action', 'information-and-advice'], ratings: ['red'] },
      says: 'nothing more is to be done about a concern rated red',
    },
  },
  {
    ...{ name: 'second:level-4', area: 'essex', ...ASSUMED },
    value: { levels: [4], outcomes: null, ratings: null, says: 'level 4 is decided by two people in Essex' },
  },
  {
    ...{ name: 'second:level-4', area: 'southend', certainty: 'derived', ...since },
    value: {
      levels: [4],
      outcomes: null,
      ratings: null,
      says: 'level 4 is decided by two people in Southend',
    },
    source: 'Copied from Essex: to be confirmed by the partnership',
  },
  {
    ...{ name: 'words:professional', ...OURS },
    value: {
      words: `Thank you for telling us. We have decided: {outcome}.

{words}

If you see it differently, ring us and say so. If you learn something new, tell us again.

{team}`,
    },
  },
  {
    ...{ name: 'words:public', ...OURS },
    value: {
      words: `Thank you for telling us. We looked at what you said, and we acted on it.

We cannot tell you what we did. That keeps people safe.

If you see or hear something new, tell us again. You do not have to be sure.`,
    },
  },
  {
    ...{ name: 'words:young-person', ...OURS },
    value: {
      words: `Thank you for telling us. It was right to tell.

We read what you said and we acted on it. Somebody may want to talk with you. You can say where and when is safe.

If things get worse, tell us again or ring 0800 1111. In danger now? Ring 999.`,
    },
  },
  {
    ...{ name: 'words:parent', ...OURS },
    value: {
      words: `Somebody told us they were worried about your child. We have looked at it with care.

We have decided: {outcome}.

{words}

You can ask us what this means, and what we hold about your family. If you do not agree, tell us. We will listen.

{team}`,
    },
  },
  ...LOCAL,
  ...Object.entries({ name: 36, address: 12, contact: 6, school: 12, health: 24, about: 24 }).map(
    ([kind, months]): Policy => ({ name: `ask:${kind}`, area: null, ...ASSUMED, value: { months } }),
  ),
];
