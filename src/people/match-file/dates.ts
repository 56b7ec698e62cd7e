import { Unusable } from './mapping.ts';

/** Reads a written date as ISO, or as much of it as is there; '' when it is none. */
export type ReadDate = (written: string) => string;

/**
 * A reader for a format made of YYYY, YY, MM, M, DD, D and MMM (a month's name). `year` is the one it is now: of two
 * digits the last such year that has come is meant. A date that no calendar has (a slip of the pen) is kept as
 * written, so that it can still be compared.
 */
export function dateReader(format: string | undefined, year: number): ReadDate {
  if (format === undefined) return readByLook;
  const plain = format.toUpperCase();
  const parts = [...plain.matchAll(/Y+|M+|D+/g)].map(([part]) => part);
  const wrong = parts.find((part) => !/^(YYYY|YY|MMM+|MM?|DD?)$/.test(part));
  if (wrong || !parts.some((part) => part.startsWith('Y')))
    throw new Unusable(
      `The format "${format}" is none of a date: write it with YYYY or YY, MM or MMM, and DD, like DD/MM/YYYY.`,
    );
  // Whoever writes blanks or signs between the parts leaves the naughts away now and then.
  const apart = !/Y[MD]|M[YD]|D[YM]/.test(plain);
  const source = plain
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/Y+|M+|D+/g, (part) => `(${signsOf(part, apart)})`);
  const pattern = new RegExp(`^${source}${parts.at(-1) === 'YY' ? '(?!\\d)' : ''}`, 'i');
  return (written) => {
    const match = pattern.exec(written.trim());
    if (!match) return readByLook(written);
    const value = (letter: string) => match[1 + parts.findIndex((part) => part.startsWith(letter))] ?? '';
    return iso(century(value('Y'), year), value('M'), value('D'));
  };
}

function signsOf(part: string, apart: boolean): string {
  if (part.startsWith('Y')) return `\\d{${part.length}}`;
  if (part.length > 2) return NAME;
  return part.length === 2 && !apart ? '\\d{2}' : '\\d{1,2}';
}

/** This is for births: a year of two digits is the last one that has come. */
function century(digits: string, year: number): string {
  if (digits.length !== 2) return digits;
  const now = year - (year % 100) + Number(digits);
  return String(now > year ? now - 100 : now);
}

const NAME = '[a-z]{3,9}\\.?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const looks: readonly [RegExp, (m: string[]) => string][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, ([, y = '', m = '', d = '']) => iso(y, m, d)],
  [/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})/, ([, d = '', m = '', y = '']) => iso(y, m, d)],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})[-/., ]+(\d{4})/i,
    ([, d = '', m = '', y = '']) => iso(y, m, d),
  ],
  [/^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})/i, ([, m = '', d = '', y = '']) => iso(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y = '', m = '', d = '']) => iso(y, m, d)],
  [/^(\d{4})-(\d{2})$/, ([, y = '', m = '']) => `${y}-${m}`],
  [/^(\d{4})$/, ([, y = '']) => y],
];

/** Reads what can be read one way only, a slash meaning day first. */
export function readByLook(written: string): string {
  const text = written.trim();
  for (const [pattern, read] of looks) {
    const match = pattern.exec(text);
    if (match) return read([...match]);
  }
  return '';
}

function iso(year: string, month: string, day: string): string {
  if (month === '') return year;
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  if (named === 0 && !/^\d/.test(month)) return '';
  const to2 = (part: string | number) => String(part).padStart(2, '0');
  const [y, m] = [year, to2(named || month)];
  return day === '' ? `${y}-${m}` : `${y}-${m}-${to2(day)}`;
}
