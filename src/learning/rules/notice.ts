import { isWorkingDay, type WorkingCalendar } from '../../platform/time/working-days.ts';

/** Whether the day on which somebody cancels counts as a day of notice, when it is a working day. */
export const COUNTINGS = ['skip-cancel-day', 'count-cancel-day'] as const;
export type Counting = (typeof COUNTINGS)[number];

export interface NoticeTerms {
  counting: Counting;
  /** So many working days of notice, or more, cost nothing. */
  freeFrom: number;
}

export interface Notice {
  workingDays: number;
  charged: boolean;
  /** The last day, working or not, on which cancelling still costs nothing. */
  lastFreeDay: Temporal.PlainDate;
}

const DAY = { days: 1 } as const;

/** The first day that can count when somebody cancels on a day. */
const firstCounted = (cancelled: Temporal.PlainDate, counting: Counting) =>
  counting === 'count-cancel-day' ? cancelled : cancelled.add(DAY);

/**
 * Working days of notice: from the day of cancelling, which counts or does not, to the day before the start.
 * @throws {OutsideCalendar} where the holidays of some day are not known
 */
export function workingDaysOfNotice(
  calendar: WorkingCalendar,
  {
    cancelled,
    starts,
    counting,
  }: { cancelled: Temporal.PlainDate; starts: Temporal.PlainDate; counting: Counting },
): number {
  let days = 0;
  let date = firstCounted(cancelled, counting);
  for (; Temporal.PlainDate.compare(date, starts) < 0; date = date.add(DAY))
    if (isWorkingDay(calendar, date)) days += 1;
  return days;
}

/** The last day on which cancelling is free: as late as leaves enough working days. @throws {OutsideCalendar} */
export function lastFreeDay(
  calendar: WorkingCalendar,
  starts: Temporal.PlainDate,
  { counting, freeFrom }: NoticeTerms,
): Temporal.PlainDate {
  let firstNeeded = starts;
  for (let left = freeFrom; left > 0; ) {
    firstNeeded = firstNeeded.subtract(DAY);
    if (isWorkingDay(calendar, firstNeeded)) left -= 1;
  }
  return counting === 'count-cancel-day' && freeFrom > 0 ? firstNeeded : firstNeeded.subtract(DAY);
}

/** What cancelling on a day means for a session that starts on another. @throws {OutsideCalendar} */
export function noticeGiven(
  calendar: WorkingCalendar,
  days: { cancelled: Temporal.PlainDate; starts: Temporal.PlainDate },
  terms: NoticeTerms,
): Notice {
  const workingDays = workingDaysOfNotice(calendar, { ...days, counting: terms.counting });
  return {
    workingDays,
    charged: workingDays < terms.freeFrom,
    lastFreeDay: lastFreeDay(calendar, days.starts, terms),
  };
}
