import { endOfDay, isBefore, londonDate } from '../../../platform/time/london.ts';
import type { Manual, Standing, Version, Withdrawal } from '../types.ts';

/** The version of a chapter that is in force at an instant: the area's own where it has one. */
export function inForce(
  manual: Manual,
  chapter: string,
  area: string | null,
  at: Temporal.Instant,
): Version | undefined {
  const begun = manual.versions.filter(
    (version) => version.chapter === chapter && !isBefore(at, version.from),
  );
  const own = area === null ? undefined : begun.findLast((version) => version.area === area);
  return own ?? begun.findLast((version) => version.area === null);
}

/** Every chapter that has a version in force and was not withdrawn, in order. */
export function standing(manual: Manual, area: string | null, at: Temporal.Instant): Standing[] {
  return manual.chapters.flatMap(({ slug, position }) => {
    const version = inForce(manual, slug, area, at);
    return version && !withdrawal(manual, version, at) ? [{ slug, position, version }] : [];
  });
}

/** Later than anything that is planned: asks what is decided by now, whenever it begins. */
export const EVER = Temporal.Instant.from('9999-01-01T00:00:00Z');

/** What withdrew a version by an instant; undefined while it stands. One that begins later brings the chapter back. */
export function withdrawal(
  { withdrawals }: Manual,
  { chapter, from }: Pick<Version, 'chapter' | 'from'>,
  at: Temporal.Instant,
): Withdrawal | undefined {
  return withdrawals.find(
    (each) => each.chapter === chapter && isBefore(from, each.from) && !isBefore(at, each.from),
  );
}

/** The chapter to read in place of a withdrawn one: followed on where that was withdrawn too; undefined where none stands. */
export function insteadOf(
  manual: Manual,
  { chapter, instead }: Withdrawal,
  area: string | null,
  at: Temporal.Instant,
): Version | undefined {
  const seen = new Set([chapter]);
  let next = instead;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const version = inForce(manual, next, area, at);
    const gone = version && withdrawal(manual, version, at);
    if (!gone) return version;
    next = gone.instead;
  }
  return undefined;
}

/** What this version took the place of: of an area's first own, what stood there before. */
export function before(manual: Manual, version: Version): Version | undefined {
  const earlier = manual.versions.filter(
    ({ id, chapter, from }) =>
      id !== version.id && chapter === version.chapter && !isBefore(version.from, from),
  );
  const own = earlier.findLast((each) => each.area === version.area && each.number < version.number);
  return own ?? (version.area === null ? undefined : earlier.findLast((each) => each.area === null));
}

/** When the next version of the same chapter and area begins, or began. */
export function until(manual: Manual, { chapter, area, number }: Version): Temporal.Instant | undefined {
  return manual.versions.find(
    (each) => each.chapter === chapter && each.area === area && each.number > number,
  )?.from;
}

/** The instant meant by "as it stood on": the end of that day, or now for today. */
export function instantOn(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  return day.equals(londonDate(now)) ? now : endOfDay(day);
}

/** Reads a day out of an address; undefined for none and for what is no day. */
export function dayIn(words: string | null): Temporal.PlainDate | undefined {
  if (!words || !/^\d{4}-\d{2}-\d{2}$/.test(words)) return undefined;
  try {
    return Temporal.PlainDate.from(words, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
