import type { ClockRule } from '../../platform/clocks/rule.ts';
import { AREAS_AT_INSTALLATION } from '../areas.ts';

type Timescale = Pick<
  ClockRule,
  'name' | 'counted' | 'amount' | 'startEvent' | 'landing' | 'warnHours' | 'source' | 'certainty'
> & { readonly area?: string };

const SINCE = '2019-01-01';
const WORKING_TOGETHER = 'Working Together to Safeguard Children';

/** National limits: from the referral to the plan's reviews. */
const NATIONAL: readonly Timescale[] = [
  {
    name: 'referral-decision',
    counted: 'working-days',
    amount: 1,
    startEvent: 'referral received',
    landing: 'close-of-service',
    warnHours: 3,
    source: `${WORKING_TOGETHER}: decide the response and acknowledge the referrer`,
    certainty: 'V',
  },
  {
    name: 'child-and-family-assessment',
    counted: 'working-days',
    amount: 45,
    startEvent: 'referral received',
    landing: 'end-of-day',
    warnHours: 120,
    source: `${WORKING_TOGETHER}: a ceiling, not a target; reasons recorded when it is passed`,
    certainty: 'V',
  },
  {
    name: 'strategy-discussion-held',
    counted: 'working-days',
    amount: 1,
    startEvent: 'strategy discussion called',
    landing: 'close-of-service',
    warnHours: 3,
    source:
      'No national number: as soon as possible. Areas say from the same day to three days; assumed here',
    certainty: 'G',
  },
  {
    name: 'initial-child-protection-conference',
    counted: 'working-days',
    amount: 15,
    startEvent: 'strategy discussion at which the section 47 enquiry began',
    landing: 'end-of-day',
    warnHours: 72,
    source: WORKING_TOGETHER,
    certainty: 'V',
  },
  {
    name: 'first-core-group',
    counted: 'working-days',
    amount: 10,
    startEvent: 'initial child protection conference',
    landing: 'end-of-day',
    warnHours: 72,
    source: WORKING_TOGETHER,
    certainty: 'V',
  },
  {
    name: 'next-core-group',
    counted: 'calendar-days',
    amount: 42,
    startEvent: 'previous core group',
    landing: 'end-of-day',
    warnHours: 168,
    source: 'Six weeks, as practised elsewhere (teescpp.org.uk)',
    certainty: 'L',
  },
  {
    name: 'first-review-conference',
    counted: 'calendar-months',
    amount: 3,
    startEvent: 'initial child protection conference',
    landing: 'end-of-day',
    warnHours: 336,
    source: WORKING_TOGETHER,
    certainty: 'V',
  },
  {
    name: 'next-review-conference',
    counted: 'calendar-months',
    amount: 6,
    startEvent: 'previous review conference',
    landing: 'end-of-day',
    warnHours: 336,
    source: WORKING_TOGETHER,
    certainty: 'V',
  },
  {
    name: 'child-in-need-review',
    counted: 'calendar-months',
    amount: 3,
    startEvent: 'child in need plan begun',
    landing: 'end-of-day',
    warnHours: 336,
    source: 'Left to each area; common practice for the first review',
    certainty: 'G',
  },
  {
    name: 'child-in-need-review',
    area: 'thurrock',
    counted: 'calendar-months',
    amount: 6,
    startEvent: 'child in need plan begun',
    landing: 'end-of-day',
    warnHours: 336,
    source: 'thurrock.gov.uk, family support',
    certainty: 'L',
  },
  {
    name: 'police-protection',
    counted: 'elapsed-hours',
    amount: 72,
    startEvent: 'child taken into police protection',
    landing: 'same-time',
    warnHours: 12,
    source: 'Children Act 1989, section 46',
    certainty: 'G',
  },
  {
    name: 'emergency-protection-order',
    counted: 'calendar-days',
    amount: 8,
    startEvent: 'order made',
    landing: 'same-time',
    warnHours: 24,
    source: 'Children Act 1989, section 45; a court may extend it once by up to 7 days',
    certainty: 'G',
  },
  {
    name: 'written-follow-up',
    counted: 'working-days',
    amount: 1,
    startEvent: 'referral made by telephone',
    landing: 'end-of-day',
    warnHours: 4,
    source: '24 hours, 48 hours or one working day, by area',
    certainty: 'L',
  },
  {
    name: 'referrer-chases-answer',
    counted: 'working-days',
    amount: 3,
    startEvent: 'referral sent',
    landing: 'end-of-day',
    warnHours: 0,
    source: 'One to three working days without an answer, then escalation',
    certainty: 'G',
  },
];

/** Triage at the hub: none of these has a published figure, so each is a row to change. */
const TRIAGE: readonly Timescale[] = [
  {
    name: 'send-back-answer',
    counted: 'working-days',
    amount: 1,
    startEvent: 'concern returned to the referrer',
    landing: 'close-of-service',
    warnHours: 3,
    source: 'No published figure; as long as the decision itself has',
    certainty: 'G',
  },
  {
    name: 'transfer-acceptance',
    counted: 'working-days',
    amount: 1,
    startEvent: 'concern passed to another authority',
    landing: 'close-of-service',
    warnHours: 3,
    source: 'Acceptance is confirmed in writing, as hubs elsewhere do; the time is assumed',
    certainty: 'G',
  },
  {
    name: 'worker-acknowledges',
    counted: 'service-hours',
    amount: 4,
    startEvent: 'the child’s worker told',
    landing: 'same-time',
    warnHours: 1,
    source: 'No published figure: within the half day',
    certainty: 'G',
  },
  {
    name: 'emergency-duty-hand-over',
    counted: 'service-hours',
    amount: 1,
    startEvent: 'the day team opens',
    landing: 'same-time',
    warnHours: 1,
    source: 'No published figure: the first hour of the day',
    certainty: 'G',
  },
];

/**
 * The hub's ratings: time to the outcome decision. There is no national scale, and none of the three areas
 * publishes its own, so each has a row to change. Red runs day and night, past closing.
 */
const RATINGS: readonly Timescale[] = AREAS_AT_INSTALLATION.flatMap(({ code: area }) => [
  rating(area, 'red', 'elapsed-hours', 4, 1),
  rating(area, 'amber', 'working-days', 1, 3),
  rating(area, 'green', 'working-days', 3, 6),
]);

function rating(
  area: string,
  colour: string,
  counted: ClockRule['counted'],
  amount: number,
  warnHours: number,
): Timescale {
  return {
    name: `rating-${colour}`,
    area,
    counted,
    amount,
    startEvent: 'referral received',
    landing: 'same-time',
    warnHours,
    source: 'A common scale elsewhere (Oxfordshire); the area publishes none',
    certainty: 'G',
  };
}

/**
 * How long an agency has to answer a question of the hub, by the rating, and how often it is reminded afterwards; and
 * how soon people are told of a decision.
 * No national scale here either: a hub elsewhere works with 2, 6 and 24 hours.
 */
const ANSWERS: readonly Timescale[] = [
  answer('agency-reply-red', 'elapsed-hours', 2, 'question asked', 'L'),
  answer('agency-reply-amber', 'service-hours', 6, 'question asked', 'L'),
  answer('agency-reply-green', 'working-days', 1, 'question asked', 'L'),
  answer('agency-chase-red', 'elapsed-hours', 1, 'agency reminded', 'G'),
  answer('agency-chase-amber', 'service-hours', 3, 'agency reminded', 'G'),
  answer('agency-chase-green', 'working-days', 1, 'agency reminded', 'G'),
  answer('tell-referrer', 'working-days', 1, 'decision made', 'G'),
  answer('tell-family', 'working-days', 1, 'decision made', 'G'),
  answer('agency-reply-link', 'calendar-days', 7, 'link sent', 'G'),
];

function answer(
  name: string,
  counted: ClockRule['counted'],
  amount: number,
  startEvent: string,
  certainty: ClockRule['certainty'],
): Timescale {
  const source =
    certainty === 'L'
      ? 'Time for partners’ information in a hub elsewhere (Merton: 2, 6 and 24 hours)'
      : 'Assumed until the partnership settles it';
  return { name, counted, amount, startEvent, landing: 'same-time', warnHours: 1, source, certainty };
}

/** Each stage of a professional disagreement. No published figure: each is a row to change. */
const DISAGREEMENT: readonly Timescale[] = [
  disagreement('workers', 1),
  disagreement('managers', 2),
  disagreement('heads', 5),
  disagreement('partnership', 10),
];

function disagreement(stage: string, amount: number): Timescale {
  return {
    name: `disagreement-${stage}`,
    counted: 'working-days',
    amount,
    startEvent: 'disagreement came to this stage',
    landing: 'close-of-service',
    warnHours: 3,
    source: 'Assumed until the partnership settles it',
    certainty: 'G',
  };
}

/** Time limits at installation, first version of each. */
export const CLOCK_RULES: readonly ClockRule[] = [
  ...NATIONAL,
  ...TRIAGE,
  ...RATINGS,
  ...ANSWERS,
  ...DISAGREEMENT,
].map((timescale) => ({
  area: null,
  countsStartDay: false,
  pausesAllowed: false,
  version: 1,
  effectiveFrom: SINCE,
  effectiveTo: null,
  ...timescale,
}));
