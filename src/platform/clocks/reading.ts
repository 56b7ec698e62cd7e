import { isBefore, londonDate } from '../time/london.ts';
import { isForecast } from '../time/working-days.ts';
import { type Counting, dueAt, type Pause } from './due.ts';
import type { ClockRule } from './rule.ts';

export type ClockState = 'running' | 'due-soon' | 'overdue' | 'met' | 'met-late' | 'paused';

/** Why a due time may still move: bank holidays not yet published, or a pause that is taken to end now. */
export type Assumption = 'forecast-holidays' | 'still-paused';

/** The facts of one running or finished clock. */
export type Clock = {
  readonly rule: ClockRule;
  readonly startedAt: Temporal.Instant;
  readonly pauses?: readonly Pause[];
  readonly metAt?: Temporal.Instant | null;
  readonly lateReason?: string | null;
};

/** What a clock says at one moment. `late` is how long after its end it was met, or has stood unmet; else null. */
export type ClockReading = {
  readonly rule: ClockRule;
  readonly dueAt: Temporal.Instant;
  readonly state: ClockState;
  readonly late: Temporal.Duration | null;
  readonly needsReason: boolean;
  readonly forecast: readonly Assumption[];
};

/** A clock whose end is already known, as a list keeps it in a column. */
export type KnownEnd = {
  readonly dueAt: Temporal.Instant;
  readonly warnHours: number;
  readonly metAt: Temporal.Instant | null;
  readonly paused?: boolean;
  readonly lateReason?: string | null;
};

/** State and lateness from a known end, without counting days again: cheap enough for every row of a list. */
export function readEnd(
  end: KnownEnd,
  now: Temporal.Instant,
): Pick<ClockReading, 'dueAt' | 'state' | 'late' | 'needsReason'> {
  const { dueAt: due, metAt, paused = false, lateReason } = end;
  const stoppedAt = metAt ?? now;
  const late = isBefore(due, stoppedAt) ? due.until(stoppedAt, { largestUnit: 'hours' }) : null;
  return {
    dueAt: due,
    state: stateOf(end, late !== null, paused, now),
    late,
    needsReason: late !== null && !lateReason?.trim(),
  };
}

/**
 * Reads a clock at `now`. Met exactly at the end is in time. A clock already late stays overdue though it is
 * paused. Lateness asks for a reason until one is written.
 * @throws what {@link dueAt} throws
 */
export function readClock(clock: Clock, now: Temporal.Instant, counting: Counting): ClockReading {
  const { rule, startedAt, pauses = [], metAt = null, lateReason = null } = clock;
  const due = dueAt(rule, startedAt, pauses, metAt ?? now, counting);
  const paused = metAt === null && pauses.some((p) => covers(p, now));
  const read = readEnd({ dueAt: due, warnHours: rule.warnHours, metAt, paused, lateReason }, now);
  const forecast: Assumption[] = [];
  if (leansOnHolidays(rule) && isForecast(counting.calendar, londonDate(due)))
    forecast.push('forecast-holidays');
  if (paused && read.late === null) forecast.push('still-paused');
  return { rule, ...read, forecast };
}

function stateOf(end: KnownEnd, late: boolean, paused: boolean, now: Temporal.Instant): ClockState {
  if (end.metAt !== null) return late ? 'met-late' : 'met';
  if (late) return 'overdue';
  if (paused) return 'paused';
  return isBefore(now, end.dueAt.subtract({ hours: end.warnHours })) ? 'running' : 'due-soon';
}

function covers(pause: Pause, now: Temporal.Instant): boolean {
  return !isBefore(now, pause.from) && (pause.until === null || isBefore(now, pause.until));
}

function leansOnHolidays(rule: ClockRule): boolean {
  return (
    rule.counted === 'working-days' || rule.counted === 'service-hours' || rule.landing === 'close-of-service'
  );
}
