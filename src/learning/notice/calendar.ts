import { currentArrangements } from '../../partnership/index.ts';
import { type Database, type Db, originOf } from '../../platform/db/index.ts';
import type { WorkingCalendar } from '../../platform/time/working-days.ts';
import { closureDays } from '../store/notice.ts';

/**
 * England's bank holidays of the year before the partnership's list begins (GOV.UK bank-holidays.json): the notice
 * for a session in January 2019 reaches back into it.
 */
const YEAR_BEFORE = [
  '2018-01-01',
  '2018-03-30',
  '2018-04-02',
  '2018-05-07',
  '2018-05-28',
  '2018-08-27',
  '2018-12-25',
  '2018-12-26',
];

/** The partnership's calendar with the days on which the training office is shut. */
export async function noticeCalendar(db: Db, now: Temporal.Instant): Promise<WorkingCalendar> {
  // Inside a transaction the arrangements are read through it; the database is only the key they are kept under.
  const { calendar } = await currentArrangements(originOf(db) as Database, now, db);
  return withClosures(
    calendar,
    (await closureDays(db)).map(({ date }) => date.toString()),
  );
}

/** A calendar that knows more days on which nobody works, and the year before it begins in 2019. */
export function withClosures(calendar: WorkingCalendar, closed: readonly string[]): WorkingCalendar {
  const reachesBack = calendar.from === '2019-01-01';
  return {
    ...calendar,
    holidays: new Set([...calendar.holidays, ...closed, ...(reachesBack ? YEAR_BEFORE : [])]),
    from: reachesBack ? '2018-01-01' : calendar.from,
  };
}
