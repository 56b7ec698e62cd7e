import { type SearchFacts, UNASKED } from '../search/types.ts';
import { partialDate } from './partial-date.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const MONTH = MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|');
/** What people write before a date, and what it would be without it. */
const dated = (date: string) => new RegExp(`(?:\\b(?:born|due|dob|d\\.o\\.b\\.?)(?: on)?:? *)?${date}`, 'i');

type Parts = readonly (string | undefined)[];
/** A date, or a part of one, as people write it in the middle of other words: to year, month and day. */
const DATES: readonly [RegExp, (found: RegExpExecArray) => Parts][] = [
  [dated('\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b'), ([, year, month, day]) => [year, month, day]],
  [
    dated('\\b(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d\\d)\\b'),
    ([, day, month, year]) => [inFull(year), month, day],
  ],
  [
    dated(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: +of)? +(${MONTH}),? +(\\d{4})\\b`),
    ([, day, month, year]) => [year, monthOf(month), day],
  ],
  [
    dated(`\\b(${MONTH}) +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})\\b`),
    ([, month, day, year]) => [year, monthOf(month), day],
  ],
  // After a name only: April and June are names too.
  [
    new RegExp(`(?<=\\p{L}[ ,]+)\\b(${MONTH}),? +(\\d{4})\\b`, 'iu'),
    ([, month, year]) => [year, monthOf(month)],
  ],
  [dated('\\b((?:19|20)\\d\\d)\\b'), ([, year]) => [year]],
];
const NUMBER = /(?:\bNHS(?: number| no\.?)?:? *)?\b(\d{3}[ -]?\d{3}[ -]?\d{4})\b/i;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i;
/** How lists call a child who has no name yet. */
const UNNAMED = /^\s*(?:unborn baby|unborn|baby)(?: of)?\s+(?=\p{L})/iu;

/**
 * Reads what was typed into the one box: a postcode, an NHS number and a date wherever they stand, the rest a name.
 * "Marlow, Tia" and "Tia Marlow" are the same; a single word is a surname. Nothing here is checked: a date that is
 * none stays among the words.
 */
export function readOneBox(typed: string): SearchFacts {
  let rest = ` ${typed.normalize('NFC')} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const nhsNumber = take(NUMBER)?.[1] ?? '';
  const postcode = take(POSTCODE)?.[0] ?? '';
  const [written, parts] = DATES.find(([pattern]) => pattern.test(rest)) ?? [];
  const [year = '', month = '', day = ''] = (written && parts?.(written.exec(rest) as RegExpExecArray)) ?? [];
  const born = partialDate({ day, month, year }) ?? '';
  if (written && born) take(written);
  return { ...UNASKED, ...namesIn(rest.replace(UNNAMED, ' ')), nhsNumber, postcode, born };
}

/** The year that two figures mean of somebody who is, or soon will be, alive. */
const inFull = (year = '') => (year.length === 2 ? `${Number(year) > 40 ? 19 : 20}${year}` : year);

function monthOf(word = ''): string {
  return String(MONTHS.findIndex((month) => month.startsWith(word.toLowerCase())) + 1);
}

/** First names and surname of a name written whole: "Marlow, Tia", "Tia Marlow". */
export function namesIn(rest: string): Pick<SearchFacts, 'given' | 'surname'> {
  const tidy = rest.replace(/\s+/g, ' ').trim();
  const [before = '', after] = tidy.split(',').map((part) => part.trim());
  if (after) return { given: after, surname: before };
  const words = before.split(' ');
  let last = words.length - 1;
  while (last > 1 && PARTICLES.has((words[last - 1] ?? '').toLowerCase())) last -= 1;
  return { given: words.slice(0, last).join(' '), surname: words.slice(last).join(' ') };
}

/** Words that belong to the surname after them, and not to the first names: Al Ahmad, de la Vega, van Dijk. */
const PARTICLES = new Set('al el abu bin bint ibn da das de del der di dos du la van von'.split(' '));
