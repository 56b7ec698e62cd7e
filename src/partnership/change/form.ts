import { choice, date, type FormError, type FormValue, formError, text } from '../../platform/forms/index.ts';
import { longDateWords } from '../../platform/time/words.ts';
import type { Version } from './versions.ts';

/** How sure somebody is of a row, in the words of the form. */
export const SURE = {
  V: 'I have seen it there',
  L: 'It is one area’s practice, not a rule',
  G: 'It is assumed: somebody must still confirm it',
} as const;

/** What every change says, besides what it changes. */
export const grounds = {
  source: text({ ask: 'Say where this comes from: a letter, a web page, who said so' }),
  certainty: choice(['V', 'L', 'G'], 'Choose how sure this is'),
  why: text({ ask: 'Say why it changes', max: 1000 }),
};
export const period = {
  from: date({ what: 'The first day', ask: 'Enter the first day on which it holds' }),
  until: date({ what: 'The last day' }),
};
export type Grounds = FormValue<typeof grounds>;

const words = (day: string) => longDateWords(Temporal.PlainDate.from(day)).text;

/**
 * Why a version cannot hold from a day, or only until one: the past stays as it was, and no two versions hold on
 * the same day. `others` are the other versions of the subject.
 */
export function objectionsTo(
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate | null },
  others: readonly Version[],
  earliest: Temporal.PlainDate,
): FormError[] {
  const [first, last] = [from.toString(), until?.toString()];
  if (first < earliest.toString())
    return [
      formError(
        'from',
        `The first day must be ${words(earliest.toString())} or later: what held on days before stays on record`,
        '-day',
      ),
    ];
  if (last !== undefined && last < first)
    return [formError('until', 'The last day must be on or after the first', '-day')];
  if (others.some((version) => version.from === first))
    return [
      formError(
        'from',
        `Another change begins on ${words(first)} already. Withdraw that one first, or choose another day`,
        '-day',
      ),
    ];
  const between = others.find(
    (version) => version.from > first && last !== undefined && version.from <= last,
  );
  if (between === undefined) return [];
  const overlap = `Another change begins on ${words(between.from)}, before this one ends. End this one earlier, or withdraw the other first`;
  return [formError('until', overlap, '-day')];
}
