import { DOMAINS, type Domain, type Edition, type Indicator, NEED_LEVELS } from './types.ts';
import { DEVELOPMENT } from './words/development.ts';
import { BEFORE_APRIL_2026, ENDED_APRIL_2026 } from './words/earlier.ts';
import { FAMILY } from './words/family.ts';
import { COMMON_LEVELS, ESSEX_LEVELS, THURROCK_LEVELS } from './words/levels.ts';
import { ONLINE } from './words/online.ts';
import { PARENTING } from './words/parenting.ts';
import { COMMON_ROUTES, ESSEX_ROUTES, THURROCK_ROUTES } from './words/routes.ts';
import type { DomainWords } from './words/types.ts';

const WORDS: Readonly<Record<Domain, DomainWords>> = {
  development: DEVELOPMENT,
  parenting: PARENTING,
  family: FAMILY,
  online: ONLINE,
};

const NOW: readonly Indicator[] = DOMAINS.flatMap((domain) =>
  NEED_LEVELS.flatMap((level) =>
    WORDS[domain][level].map(([code, words]) => ({ code, level, domain, words })),
  ),
);

const BEFORE: readonly Indicator[] = [
  ...NOW.flatMap((indicator) => {
    const before = BEFORE_APRIL_2026[indicator.code];
    return before === null ? [] : [{ ...indicator, ...before }];
  }),
  ...ENDED_APRIL_2026,
];

const FRAMEWORK: readonly Domain[] = ['development', 'parenting', 'family'];

type Areas = Omit<Edition, 'id' | 'name' | 'effectiveFrom' | 'effectiveTo' | 'indicators'>;

const COMMON: Areas = {
  area: null,
  step: 'Level',
  unconfirmed:
    'The partnership has not confirmed these words. They are used where an area has none of its own.',
  domains: FRAMEWORK,
  source: 'Indicators in Windscreen’s own words, by the three domains of assessment',
  certainty: 'G',
  levels: COMMON_LEVELS,
  routes: COMMON_ROUTES,
};

const ESSEX: Areas = {
  area: 'essex',
  step: 'Level',
  unconfirmed: null,
  domains: FRAMEWORK,
  source: 'Levels and ways in: essex.gov.uk, request support; indicators in Windscreen’s own words',
  certainty: 'L',
  levels: ESSEX_LEVELS,
  routes: ESSEX_ROUTES,
};

const SOUTHEND: Areas = {
  ...ESSEX,
  area: 'southend',
  unconfirmed: 'Unconfirmed: taken over from Essex until Southend says how it works there.',
  source: 'Copied from Essex; not published by Southend',
  certainty: 'derived',
};

const THURROCK: Areas = {
  area: 'thurrock',
  step: 'Tier',
  unconfirmed: null,
  domains: DOMAINS,
  source:
    'Ways in: thurrock.gov.uk, referral pathways; names of tiers assumed; indicators in Windscreen’s own words',
  certainty: 'L',
  levels: THURROCK_LEVELS,
  routes: THURROCK_ROUTES,
};

const FIRST = '2019-01-01';
const REWORDED = '2026-04-01';

/** The editions at installation. */
export const EDITIONS: readonly Edition[] = [COMMON, SOUTHEND, ESSEX, THURROCK].flatMap((area) => {
  const inDomains = (indicators: readonly Indicator[]) =>
    indicators.filter(({ domain }) => area.domains.includes(domain));
  const id = area.area ?? 'common';
  return [
    {
      ...area,
      id: `${id}-2019`,
      name: 'January 2019',
      effectiveFrom: FIRST,
      effectiveTo: REWORDED,
      indicators: inDomains(BEFORE),
    },
    {
      ...area,
      id: `${id}-2026`,
      name: 'April 2026',
      effectiveFrom: REWORDED,
      effectiveTo: null,
      indicators: inDomains(NOW),
    },
  ];
});
