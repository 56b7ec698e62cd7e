import type { HelpRoute } from '../types.ts';

const free = { form: 'none', through: 'direct', onlyAssessed: false } as const;
const asked = { form: 'request', through: 'front door', onlyAssessed: false } as const;
const assessed = { form: 'assessment', through: 'front door', onlyAssessed: false } as const;
const agreed = { needsAgreement: true, records: 'with agreement' } as const;
const statutory = { needsAgreement: false, records: 'always' } as const;

const signpost: HelpRoute = {
  ...free,
  code: 'signpost',
  levels: [1],
  name: 'Help that is open to all',
  words: 'Point the family to it. Record nothing about a child unless they ask you to.',
  needsAgreement: false,
  records: 'nothing unless asked',
};

const oneAgency: HelpRoute = {
  ...free,
  ...agreed,
  code: 'one-agency',
  levels: [2],
  name: 'One service alone',
  words: 'Ask that service directly, with the family’s agreement. No common assessment and no request form.',
};

const socialCare: HelpRoute = {
  ...asked,
  ...statutory,
  code: 'social-care',
  levels: [3, 4],
  name: 'Social care',
  words:
    'Tell the front door. Ask for agreement to an assessment where that is safe; protection never waits for it.',
};

/** Where no area has its own: everything but the first two ways through the front door. */
export const COMMON_ROUTES: readonly HelpRoute[] = [
  signpost,
  oneAgency,
  {
    ...asked,
    ...agreed,
    code: 'early-help',
    levels: [2, 3],
    name: 'Early help',
    words:
      'Several services with one lead professional. Tell the front door if you do not know where to begin.',
  },
  socialCare,
];

/** Essex: level 2 is reached directly; its third level by the request form, after a plan was tried. */
export const ESSEX_ROUTES: readonly HelpRoute[] = [
  signpost,
  oneAgency,
  {
    ...free,
    ...agreed,
    code: 'early-help',
    levels: [2],
    name: 'Early help: several services',
    words:
      'No request form. Bring the services together yourself with an early help plan; a support officer can help.',
  },
  {
    ...asked,
    ...agreed,
    code: 'family-solutions',
    levels: [3],
    name: 'Family Solutions',
    words: 'By the request form. An early help plan is expected to have been tried first.',
  },
  { ...socialCare, levels: [4] },
];

/** Thurrock: from tier 2 every common assessment comes through the one front door. */
export const THURROCK_ROUTES: readonly HelpRoute[] = [
  signpost,
  oneAgency,
  {
    ...assessed,
    ...agreed,
    code: 'early-help',
    levels: [2, 3],
    name: 'Early help: several services',
    words: 'A common assessment, sent to the front door (multi-agency safeguarding hub), which passes it on.',
  },
  {
    ...assessed,
    ...agreed,
    code: 'prevention-and-support',
    levels: [2, 3],
    name: 'Prevention and support service',
    words: 'A common assessment, sent to the front door, which passes it on.',
  },
  {
    ...assessed,
    ...agreed,
    code: 'troubled-families',
    levels: [2, 3],
    name: 'Troubled families support',
    words: 'Only with a common assessment that is complete, sent to the front door.',
    onlyAssessed: true,
  },
  socialCare,
];
