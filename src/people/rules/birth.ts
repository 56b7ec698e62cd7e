import type { BornKind } from '../types.ts';

/** The day that was told; the middle of the month or year where that is all; null where none is known. */
export function wholeDate(kind: string, born: string): Temporal.PlainDate | null {
  if (kind === 'unknown' || born === '') return null;
  return Temporal.PlainDate.from(
    born.length === 4 ? `${born}-07-01` : born.length === 7 ? `${born}-15` : born,
  );
}

/** As much of an estimate as was told: the middle of a month or of a year stands for the whole of it. */
export function estimateTold(date: string): string {
  if (date.endsWith('-07-01')) return date.slice(0, 4);
  return date.endsWith('-15') ? date.slice(0, 7) : date;
}

/** Days from the first that anybody can know of a pregnancy until it is due, and a few to spare. */
const LONGEST = 300;

/** Why a date of birth, or a date a baby is due, cannot be; undefined when it can. `typed` may be a part of a date. */
export function birthWrong(
  kind: BornKind,
  typed: string,
  date: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): string | undefined {
  if (kind === 'unknown')
    return typed === '' ? undefined : 'Choose “about when” or the day, or leave the date out';
  if (date === null) return kind === 'unborn' ? 'Enter the date the baby is due' : 'Enter the date of birth';
  if (kind !== 'estimated' && typed.length < 10)
    return 'Enter the day, month and year, or choose “about when”';
  const after = Temporal.PlainDate.compare(date, today) > 0;
  if (kind === 'unborn') {
    if (after && today.until(date).days > LONGEST) return 'A baby is due within ten months: check the year';
    return after || date.until(today).days <= 42 ? undefined : 'That is long past: enter a date of birth';
  }
  return after ? 'A date of birth cannot be in the future' : undefined;
}
