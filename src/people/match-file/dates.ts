import { Unusable } from './mapping.ts';

/** Reads a written date as ISO, or as much of it as is there; '' when it is none. */
export type ReadDate = (written: string) => string;

/**
 * A reader for a format made of YYYY, YY, MM, M, DD and D. A date that no calendar has (a slip of the pen) is kept
 * as written, so that it can still be compared.
 */
export function dateReader(format?: string): ReadDate {
  if (format === undefined) return readByLook;
  const parts = [...format.matchAll(/Y+|M+|D+/g)].map(([part]) => part);
  if (!parts.some((part) => part.startsWith('Y')))
    throw new Unusable(`No year (YYYY) in the format "${format}".`);
  const source = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/Y+|M+|D+/g, (part) => (part.length > 1 ? `(\\d{${part.length}})` : '(\\d{1,2})'));
  const pattern = new RegExp(`^${source}`);
  return (written) => {
    const match = pattern.exec(written.trim());
    if (!match) return readByLook(written);
    const value = (letter: string) => match[1 + parts.findIndex((part) => part.startsWith(letter))] ?? '';
    return iso(century(value('Y')), value('M'), value('D'));
  };
}

/** A year of two digits is the last one that has come: this is for births. */
function century(year: string): string {
  if (year.length !== 2) return year;
  return Number(year) > 30 ? `19${year}` : `20${year}`;
}

const looks: readonly [RegExp, (m: string[]) => string][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/, ([, y = '', m = '', d = '']) => iso(y, m, d)],
  [/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})/, ([, d = '', m = '', y = '']) => iso(y, m, d)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, y = '', m = '', d = '']) => iso(y, m, d)],
  [/^(\d{4})-(\d{2})$/, ([, y = '', m = '']) => `${y}-${m}`],
  [/^(\d{4})$/, ([, y = '']) => y],
];

function readByLook(written: string): string {
  const text = written.trim();
  for (const [pattern, read] of looks) {
    const match = pattern.exec(text);
    if (match) return read([...match]);
  }
  return '';
}

function iso(year: string, month: string, day: string): string {
  if (month === '') return year;
  const to2 = (part: string) => part.padStart(2, '0');
  return day === '' ? `${year}-${to2(month)}` : `${year}-${to2(month)}-${to2(day)}`;
}
