import { choice, choices, type FormValue, optionalChoice, text } from '../../platform/forms/index.ts';
import { DESTINATIONS, type Destination, type DestinationRule, fitting } from '../rules/destinations.ts';
import { LEVELS, type Level, OUTCOMES, type OutcomeRule } from '../rules/thresholds.ts';
import type { RaisedBy } from '../types.ts';

const LONG = 20_000;

/** In the order in which they stand on the page, which is the order of the errors. */
export const fields = {
  level: choice(['1', '2', '3', '4'], 'Choose the level of need'),
  protection: choice(['yes', 'no'], 'Choose whether the child must be protected at once'),
  services: text({ max: 4000 }),
  section17: choice(['yes', 'no'], 'Choose whether this is a child in need (section 17)'),
  section47: choice(['yes', 'no'], 'Choose whether there is reasonable cause (section 47)'),
  specialist: text({ max: 4000 }),
  outcome: choice(OUTCOMES, 'Choose what happens now'),
  destination: optionalChoice(DESTINATIONS),
  agreed: choices(['yes']),
  signposted: text({ max: 4000 }),
  assessment: text({ max: 200 }),
  reason: text({ ask: 'Write why you decided this', max: LONG }),
  alternatives: text({ ask: 'Write what else you considered, and why you did not choose it', max: LONG }),
  words: text({ max: 4000 }),
  late: text({ max: 4000 }),
};

/** What a decision is read against. */
export interface DecideBy {
  raisedBy: RaisedBy;
  outcomes: readonly OutcomeRule[];
  destinations: readonly DestinationRule[];
  /** The edition in force and the indicators chosen from it; null where the area has none at all. */
  edition: string | null;
  cited: readonly { code: string; level: number }[];
  /** A clock has run out. */
  late: boolean;
}

/** What was typed, as far as each field is right by itself. */
export type Given = Partial<FormValue<typeof fields>>;

/** The destination chosen, or the only one that the outcome can go to. */
export function destinationOf(given: Given, { destinations }: DecideBy): Destination {
  if (given.destination) return given.destination;
  const [only, ...others] = given.outcome ? fitting(given.outcome, destinations) : [];
  return only && others.length === 0 ? only.code : 'none';
}

export function levelOf({ level }: Given): Level | undefined {
  return LEVELS.find((each) => String(each) === level);
}
