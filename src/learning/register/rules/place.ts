import { isBefore } from '../../../platform/time/london.ts';
import { ASSESSMENT, type Register } from '../types.ts';

/** So many people are named in an address at most. */
const MOST_NAMED = 100;

/** What of a register somebody is looking at. */
export interface Place {
  /** A part, or the assessment. */
  part: number;
  /** The number with which the page begins; 0 for the first page. */
  from: number;
  /** The numbers that were found, and nobody else; undefined for everybody. No name stands in an address. */
  only: readonly number[] | undefined;
}

export const partWord = (part: number) => (part === ASSESSMENT ? 'assessment' : String(part));
export const onlyWord = (only: readonly number[]) => only.slice(0, MOST_NAMED).join('.') || 'nobody';

/** The address of a place on the register with this address. */
export function placeHref(at: string, { part, from, only }: Place): string {
  const query = new URLSearchParams({ part: partWord(part) });
  if (from > 0) query.set('from', String(from));
  if (only) query.set('only', onlyWord(only));
  return `${at}?${query}`;
}

/** Reads a place from an address or a form; what does not fit the register is left away. */
export function placeAsked(
  register: Pick<Register, 'parts' | 'course'>,
  value: (name: string) => string,
  now: Temporal.Instant,
): Place {
  const only = value('only');
  const assessed = register.course.needsAssessment && value('part') === partWord(ASSESSMENT);
  return {
    part: assessed ? ASSESSMENT : partAsked(register, value('part'), now),
    from: Number(value('from')) || 0,
    only: only === '' ? undefined : only.split('.').slice(0, MOST_NAMED).map(Number),
  };
}

/** The part that was asked for; else the first that is not over, else the last. */
export function partAsked({ parts }: Pick<Register, 'parts'>, asked: string, now: Temporal.Instant): number {
  const named =
    parts.find(({ n }) => String(n) === asked) ?? parts.find(({ endsAt }) => isBefore(now, endsAt));
  return (named ?? parts.at(-1))?.n ?? 1;
}
