import { editsBetween } from './likeness.ts';
import { remembering } from './remembering.ts';
import type { DateLevel, Facts } from './types.ts';

/** Ready to compare one date of birth with many others': of those who are near, many were born on the same few days. */
export function bornAgainst(sought: Facts): (held: Facts) => DateLevel | undefined {
  const plain = remembering((born) => compareBorn(sought, { names: [], born }));
  return (held) => (held.born && !held.estimated ? plain(held.born) : compareBorn(sought, held));
}

/** How two people's dates of birth compare; undefined when either is not known. */
export function compareBorn(a: Facts, b: Facts): DateLevel | undefined {
  if (a.born && b.born) return compareDates(a.born, b.born, Boolean(a.estimated || b.estimated));
  const awaited = a.expected ?? b.expected;
  const other = a.expected ? (b.born ?? b.expected) : a.born;
  if (!awaited || !other || other.length < 10) return undefined;
  return daysBetween(awaited, other) <= 56 ? 'expected' : 'unlike';
}

function compareDates(a: string, b: string, estimated: boolean): DateLevel {
  if (a === b && a.length === 10) return estimated ? 'estimate' : 'same';
  if (a.length < 10 || b.length < 10) return comparePartly(a, b);
  if (swapDayAndMonth(a) === b) return 'swapped';
  if (editsBetween(a, b, 1) === 1) return 'edit';
  if (estimated && daysBetween(a, b) <= 550) return 'estimate';
  if (isNear(a, b)) return 'near';
  return a.slice(0, 4) === b.slice(0, 4) ? 'sameYear' : 'unlike';
}

function comparePartly(a: string, b: string): DateLevel {
  const length = Math.min(a.length, b.length);
  if (a.slice(0, length) === b.slice(0, length)) return 'part';
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) <= 1 ? 'near' : 'unlike';
}

/** One of day, month and year off, or two dates a month apart: what slips of memory and of a calendar look like. */
function isNear(a: string, b: string): boolean {
  const parts = [a.slice(0, 4) === b.slice(0, 4), a.slice(5, 7) === b.slice(5, 7), a.slice(8) === b.slice(8)];
  return parts.filter(Boolean).length === 2 || daysBetween(a, b) <= 31;
}

/** The date with day and month the other way round; itself when that is no date. */
export function swapDayAndMonth(date: string): string {
  if (date.length < 10) return date;
  const day = date.slice(8);
  return day <= '12' ? `${date.slice(0, 5)}${day}${date.slice(4, 7)}` : date;
}

export function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
