import { foldCode } from './fold.ts';
import { editsBetween } from './likeness.ts';
import type { NumberLevel } from './types.ts';

/** An NHS number that can have been given out: ten digits, not all alike, the last the check (modulo 11). */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** The NHS numbers among what was written down, without spaces. */
export function validNumbers(written: readonly string[] = []): string[] {
  return written.map(foldCode).filter(isNhsNumber);
}

/**
 * How two people's NHS numbers compare; undefined when either has none. Two different valid ones conflict. One
 * that fails its check says nothing, unless it is a slip away from a valid one.
 */
export function compareNhsNumbers(
  a: readonly string[] = [],
  b: readonly string[] = [],
): NumberLevel | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const [ours, theirs] = [validNumbers(a), validNumbers(b)];
  if (ours.some((number) => theirs.includes(number))) return 'same';
  if (ours.length > 0 && theirs.length > 0) return 'conflict';
  const slip = (valid: string[], written: readonly string[]) =>
    written.some((number) => valid.some((held) => editsBetween(foldCode(number), held, 1) === 1));
  return slip(ours, b) || slip(theirs, a) ? 'edit' : undefined;
}

/** The same for unique pupil numbers, of which somebody has one at a time. */
export function compareUpns(a?: string | null, b?: string | null): NumberLevel | undefined {
  if (!a || !b) return undefined;
  const [ours, theirs] = [foldCode(a), foldCode(b)];
  if (ours === '' || theirs === '') return undefined;
  if (ours === theirs) return 'same';
  return editsBetween(ours, theirs, 1) === 1 ? 'edit' : 'conflict';
}
