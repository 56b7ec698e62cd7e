import { londonInstant } from '../../platform/time/index.ts';
import type { Times } from './times.ts';

/** Every Tuesday at ten: one line of the rule by which sessions recur. */
export interface Slot {
  /** 1 is Monday. */
  weekday: number;
  /** "10:00", as London's clocks show it. */
  time: string;
}

/** The rule by which sessions recur. */
export interface Recurring {
  slots: readonly Slot[];
  minutes: number;
  from: Temporal.PlainDate;
  /** The last day, or how many sessions: whichever comes first ends it. */
  until: Temporal.PlainDate | null;
  count: number | null;
  /** Days left out by name. */
  except: ReadonlySet<string>;
  /** Every how many weeks; 1 unless told. */
  every: number;
  /** The days of a week are the parts of one session; else each is a session of its own. */
  together: boolean;
}

/** A session to be made: one part, or as many as its week has days. */
export interface Planned {
  date: Temporal.PlainDate;
  parts: readonly Times[];
}

export interface Skipped {
  date: Temporal.PlainDate;
  why: 'bank holiday' | 'left out';
}

type Happens = { date: Temporal.PlainDate; times: Times };

/** More at once is a mistake of somebody's. */
export const MOST_SESSIONS = 100;
const LONGEST_DAYS = 2 * 366;

/**
 * The sessions that a rule makes, in order, and the days it passes over. A session of ten o'clock begins at ten by
 * the clock on the wall in winter and in summer; it lasts as many minutes as were asked for. A week whose days belong
 * together is made whole or not at all: nobody could complete what lacks a part.
 */
export function plan(
  rule: Recurring,
  isHoliday: (date: Temporal.PlainDate) => boolean,
): { sessions: Planned[]; skipped: Skipped[] } {
  const sessions: Planned[] = [];
  const skipped: Skipped[] = [];
  const most = Math.min(rule.count ?? MOST_SESSIONS, MOST_SESSIONS);
  const monday = rule.from.subtract({ days: rule.from.dayOfWeek - 1 });
  for (let week = 0; week * 7 < LONGEST_DAYS && sessions.length < most; week += rule.every) {
    const begins = monday.add({ days: week * 7 });
    if (rule.until && Temporal.PlainDate.compare(begins, rule.until) > 0) break;
    const found = weekOf(rule, begins, isHoliday);
    const made = rule.together ? together(rule, found.days) : found.days.map(alone);
    sessions.push(...made.slice(0, most - sessions.length));
    const last = sessions.length < most ? undefined : sessions.at(-1)?.date;
    skipped.push(...found.skipped.filter(({ date }) => !last || Temporal.PlainDate.compare(date, last) < 0));
  }
  return { sessions, skipped };
}

/** What a rule has in the week of a Monday, its days in order. */
function weekOf(
  { slots, minutes, from, until, except }: Recurring,
  monday: Temporal.PlainDate,
  isHoliday: (date: Temporal.PlainDate) => boolean,
): { days: Happens[]; skipped: Skipped[] } {
  const days: Happens[] = [];
  const skipped: Skipped[] = [];
  const inOrder = [...slots].sort((a, b) => a.weekday - b.weekday || a.time.localeCompare(b.time));
  for (const { weekday, time } of inOrder) {
    const date = monday.add({ days: weekday - 1 });
    if (Temporal.PlainDate.compare(date, from) < 0) continue;
    if (until && Temporal.PlainDate.compare(date, until) > 0) continue;
    const why = except.has(date.toString()) ? 'left out' : isHoliday(date) ? 'bank holiday' : undefined;
    if (!why) {
      const startsAt = londonInstant(date, time);
      days.push({ date, times: { startsAt, endsAt: startsAt.add({ minutes }) } });
    } else if (!skipped.some((each) => each.date.equals(date))) skipped.push({ date, why });
  }
  return { days, skipped };
}

const alone = ({ date, times }: Happens): Planned => ({ date, parts: [times] });

function together({ slots }: Recurring, days: readonly Happens[]): Planned[] {
  const [first] = days;
  return first && days.length === slots.length
    ? [{ date: first.date, parts: days.map(({ times }) => times) }]
    : [];
}
