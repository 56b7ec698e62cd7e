import { dateWords } from '../../platform/time/words.ts';
import type { PersonHead } from '../types.ts';

/** Nobody alive was born earlier; a year before it is a slip of the keyboard. */
const LONG_AGO = Temporal.PlainDate.from('1900-01-01');

/**
 * Says why something of somebody cannot have begun, or ended, on a day: before their birth, where the day of it is
 * known, or before 1900. Undefined when it can.
 */
export function tooEarly(
  { born, bornKind }: Pick<PersonHead, 'born' | 'bornKind'>,
  what: string,
  day: Temporal.PlainDate,
): string | undefined {
  const birth = bornKind === 'exact' ? born : null;
  const first = birth ?? LONG_AGO;
  if (Temporal.PlainDate.compare(day, first) >= 0) return undefined;
  return `${what} must be ${dateWords(first).text}${birth ? ', when they were born,' : ''} or later`;
}
