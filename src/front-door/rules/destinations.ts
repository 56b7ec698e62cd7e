import type { OutcomeCode } from './thresholds.ts';

/** Where a decided concern goes. */
export const DESTINATIONS = [
  'social-care',
  'prevention-and-support',
  'family-solutions',
  'early-help',
  'troubled-families',
  'signpost',
  'none',
] as const;
export type Destination = (typeof DESTINATIONS)[number];

export const DESTINATION_WORDS: Readonly<Record<Destination, string>> = {
  'social-care': 'Social care',
  'prevention-and-support': 'Prevention and support',
  'family-solutions': 'Family Solutions',
  'early-help': 'Early help',
  'troubled-families': 'Troubled families support',
  signpost: 'Signposted to services',
  none: 'Nobody: it ends here',
};

/** What an area's thresholds ask of one destination. */
export interface DestinationRule {
  readonly code: Destination;
  /** What the area says of it. */
  readonly words: string;
  readonly needsAgreement: boolean;
  /** Open only with a common assessment that is complete. */
  readonly onlyAssessed: boolean;
}

/** The destinations of an area: those that its ways to help name, in the fixed order, and none. */
export function destinationsOf(
  ways: readonly { code: string; words: string; needsAgreement: boolean; onlyAssessed: boolean }[],
): DestinationRule[] {
  return DESTINATIONS.flatMap((code) => {
    const way = ways.find((each) => each.code === code);
    if (way) return [{ ...way, code }];
    const none = {
      code,
      words: 'What was told stays on record.',
      needsAgreement: false,
      onlyAssessed: false,
    };
    return code === 'none' ? [none] : [];
  });
}

const EARLY: readonly Destination[] = [
  'early-help',
  'prevention-and-support',
  'family-solutions',
  'troubled-families',
];
const GOES_TO: Readonly<Record<OutcomeCode, readonly Destination[]>> = {
  'no-further-action': ['none', 'signpost'],
  'information-and-advice': ['signpost', 'none'],
  'early-help': EARLY,
  assessment: ['social-care'],
  'strategy-discussion': ['social-care'],
  'allocated-worker': ['social-care'],
  'another-authority': ['none'],
  other: DESTINATIONS,
};

/** The destinations that an outcome can go to, of those offered. */
export function fitting(outcome: OutcomeCode, offered: readonly DestinationRule[]): DestinationRule[] {
  return offered.filter(({ code }) => GOES_TO[outcome].includes(code));
}
