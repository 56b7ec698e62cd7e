import type { Counting } from '../../platform/clocks/due.ts';
import type { ClockRule } from '../../platform/clocks/rule.ts';
import type { WorkingCalendar } from '../../platform/time/working-days.ts';
import type { Area } from '../areas.ts';
import type { BankHoliday } from '../calendar/bank-holidays.ts';
import { frontDoorOf, hoursOf, type ServiceHours } from '../calendar/opening-hours.ts';
import type { Version } from '../change/versions.ts';
import type { Outcome } from '../outcomes/types.ts';
import type { Policy } from '../policies/types.ts';
import type { Edition } from '../thresholds/types.ts';
import type { PhoneLine } from '../who-to-call/types.ts';

/**
 * The partnership's areas in their order, and its dated arrangements: which days are worked, when services open,
 * whom to ring, time limits, what a decision may be.
 */
export type Arrangements = {
  readonly areas: readonly Area[];
  readonly calendar: WorkingCalendar;
  /** The days that the calendar keeps, by name, in order. */
  readonly holidays: readonly BankHoliday[];
  readonly serviceHours: readonly ServiceHours[];
  readonly phoneLines: readonly PhoneLine[];
  readonly clockRules: readonly ClockRule[];
  readonly outcomes: readonly Outcome[];
  readonly policies: readonly Policy[];
  /** What each area publishes about levels of need, the latest of an area first. */
  readonly editions: readonly Edition[];
  /** Every change that was made and not withdrawn, past and coming, by the day from which it holds. */
  readonly versions: readonly Version[];
};

/** What a clock that the area's front door must meet counts in. */
export function countingFor(arrangements: Arrangements, area: string): Counting {
  const { calendar, serviceHours } = arrangements;
  return { calendar, hours: hoursOf(frontDoorOf(area), serviceHours, calendar) };
}
