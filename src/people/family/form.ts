import { choice, date, optionalChoice, text } from '../../platform/forms/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { TIE_CHOICES } from '../rules/kinship.ts';
import { tellingFields } from '../telling/form.ts';
import { RESPONSIBILITIES, STRENGTHS, TIE_KINDS } from './types.ts';

const notLater = (now: Temporal.Instant, what: string) => (day: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, londonDate(now)) > 0 ? `${what} must be today or earlier` : undefined;

const since = (now: Temporal.Instant) => date({ what: 'Since when', check: notLater(now, 'Since when') });

/** Who somebody of the family is to the person. */
export const relationFields = (now: Temporal.Instant) => ({
  other: text({ ask: 'Find the person, then choose them', max: 36 }),
  tie: choice(TIE_CHOICES, 'Choose who they are to each other'),
  responsibility: optionalChoice(RESPONSIBILITIES),
  from: since(now),
  ...tellingFields(now),
});

/** Whom the person lives with. */
export const householdFields = (now: Temporal.Instant) => ({
  household: text({ ask: 'Choose a household, or start a new one', max: 40 }),
  from: since(now),
  ...tellingFields(now),
});

/** What is around the person. */
export const tieFields = (now: Temporal.Instant) => ({
  kind: choice(TIE_KINDS, 'Choose what kind of tie it is'),
  words: text({ ask: 'Say who or what it is', max: 80 }),
  strength: choice(STRENGTHS, 'Choose how strong the tie is'),
  from: since(now),
  ...tellingFields(now),
});
