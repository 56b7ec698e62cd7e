import { choice, date, optionalChoice, text } from '../../platform/forms/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { tooEarly } from '../rules/earliest.ts';
import { TIE_CHOICES } from '../rules/kinship.ts';
import { tellingFields } from '../telling/form.ts';
import type { PersonHead } from '../types.ts';
import { RESPONSIBILITIES, STRENGTHS, TIE_KINDS } from './types.ts';

const SINCE = 'Since when';
const since = (now: Temporal.Instant, head: PersonHead) =>
  date({
    what: SINCE,
    check: (day) =>
      Temporal.PlainDate.compare(day, londonDate(now)) > 0
        ? `${SINCE} must be today or earlier`
        : tooEarly(head, SINCE, day),
  });

/** Who somebody of the family is to the person. */
export const relationFields = (now: Temporal.Instant, head: PersonHead) => ({
  other: text({ ask: 'Find the person, then choose them', max: 36 }),
  tie: choice(TIE_CHOICES, 'Choose who they are to each other'),
  responsibility: optionalChoice(RESPONSIBILITIES),
  from: since(now, head),
  ...tellingFields(now),
});

/** Whom the person lives with. */
export const householdFields = (now: Temporal.Instant, head: PersonHead) => ({
  household: text({ ask: 'Choose a household, or start a new one', max: 40 }),
  from: since(now, head),
  ...tellingFields(now),
});

/** What is around the person. */
export const tieFields = (now: Temporal.Instant, head: PersonHead) => ({
  kind: choice(TIE_KINDS, 'Choose what kind of tie it is'),
  words: text({ ask: 'Say who or what it is', max: 80 }),
  strength: choice(STRENGTHS, 'Choose how strong the tie is'),
  from: since(now, head),
  ...tellingFields(now),
});
