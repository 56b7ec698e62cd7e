import { type SearchFacts, UNASKED } from '../search/types.ts';
import { partialDate } from './partial-date.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** A date, or the year of one, as people write it in the middle of other words: to year, month and day. */
const DATES: readonly [RegExp, (found: RegExpExecArray) => (string | undefined)[]][] = [
  [/\b(\d{4})-(\d\d)-(\d\d)\b/, ([, year, month, day]) => [year, month, day]],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/, ([, day, month, year]) => [year, month, day]],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)? +(${MONTHS.map((m) => `${m}|${m.slice(0, 3)}`).join('|')}),? +(\\d{4})\\b`,
      'i',
    ),
    ([, day, month, year]) => [year, monthOf(month), day],
  ],
  [/\b((?:19|20)\d\d)\b/, ([, year]) => [year, '', '']],
];
const NUMBER = /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;

/**
 * Reads what was typed into the one box: a postcode, an NHS number and a date wherever they stand, the rest a name.
 * "Marlow, Tia" and "Tia Marlow" are the same; a single word is a surname. Nothing here is checked.
 */
export function readOneBox(typed: string): SearchFacts {
  let rest = ` ${typed.normalize('NFC')} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const nhsNumber = take(NUMBER)?.[0] ?? '';
  const postcode = take(POSTCODE)?.[0] ?? '';
  const born = DATES.map(([pattern, parts]) => ({ found: take(pattern), parts })).find(({ found }) => found);
  const [year = '', month = '', day = ''] = born?.found ? born.parts(born.found) : [];
  return { ...UNASKED, ...namesIn(rest), nhsNumber, postcode, born: partialDate({ day, month, year }) ?? '' };
}

function monthOf(word = ''): string {
  return String(MONTHS.findIndex((month) => month.startsWith(word.toLowerCase())) + 1);
}

/** First names and surname of a name written whole: "Marlow, Tia", "Tia Marlow". */
export function namesIn(rest: string): Pick<SearchFacts, 'given' | 'surname'> {
  const tidy = rest.replace(/\s+/g, ' ').trim();
  const [before = '', after] = tidy.split(',').map((part) => part.trim());
  if (after) return { given: after, surname: before };
  const words = before.split(' ');
  return { given: words.slice(0, -1).join(' '), surname: words.at(-1) ?? '' };
}
