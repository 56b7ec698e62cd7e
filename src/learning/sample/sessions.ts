import { londonDate, londonInstant } from '../../platform/time/index.ts';
import { plan } from '../rules/series.ts';
import { ENGLAND_HOLIDAYS } from './holidays.ts';

/** A session of the sample: its parts, in weeks from now. */
export interface SampleSession {
  course: string;
  n: number;
  parts: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[];
  venue: string | null;
  area: string | null;
  capacity: number;
}

type Line = readonly [
  course: string,
  weeks: readonly (readonly [week: number, weekday: number])[],
  time: string,
  minutes: number,
  venue: string | null,
  area: string | null,
  capacity: number,
];

const CREEK = 'Creek Hall, Rayleigh';
const MILL = 'The Old Mill, Chelmsford';
const DOCK = 'Dock Road Library, Tilbury';

// The first of each is in the past where the week is below nought: registers and certificates stand on it.
const LINES: readonly Line[] = [
  ['working-together', [[2, 2]], '09:30', 180, MILL, 'essex', 30],
  ['working-together', [[9, 4]], '13:00', 180, DOCK, 'thurrock', 30],
  ['early-help-workshop', [[1, 3]], '10:00', 120, null, null, 40],
  ['early-help-workshop', [[6, 3]], '13:00', 120, null, null, 40],
  ['faith-and-belief', [[4, 2]], '09:30', 180, CREEK, 'essex', 20],
  ['criminal-exploitation', [[5, 4]], '09:30', 360, MILL, 'essex', 24],
  ['suicide-prevention', [[3, 1]], '09:30', 210, CREEK, 'southend', 4],
  ['suicide-prevention', [[10, 1]], '09:30', 210, CREEK, 'southend', 16],
  ['safeguarding-level-2', [[-3, 2]], '09:30', 240, MILL, 'essex', 20],
  ['safeguarding-level-2', [[2, 4]], '09:30', 240, DOCK, 'thurrock', 20],
  ['safeguarding-level-2', [[8, 2]], '09:30', 240, CREEK, 'southend', 20],
  ['safeguarding-level-3', [[4, 4]], '09:30', 390, MILL, 'essex', 18],
  ['trauma-basic', [[3, 3]], '09:30', 360, CREEK, 'southend', 20],
  ['trauma-advanced', [[7, 3]], '09:30', 360, CREEK, 'southend', 16],
  ['trauma-vicarious', [[6, 2]], '09:30', 360, MILL, 'essex', 16],
  ['child-in-need', [[5, 2]], '09:30', 360, DOCK, 'thurrock', 20],
  ['strengths-based-conferences', [[8, 4]], '09:30', 360, MILL, 'essex', 24],
  ['disguised-compliance', [[9, 2]], '09:30', 360, CREEK, 'southend', 20],
  [
    'perpetrator-tools',
    [
      [6, 1],
      [7, 1],
      [8, 1],
    ],
    '09:30',
    360,
    MILL,
    'essex',
    12,
  ],
  ['cse-awareness', [[2, 3]], '14:00', 120, DOCK, 'thurrock', 30],
  [
    'graded-care-profile-2',
    [
      [-2, 1],
      [-1, 1],
    ],
    '09:30',
    210,
    CREEK,
    'southend',
    16,
  ],
  [
    'graded-care-profile-2',
    [
      [4, 1],
      [5, 1],
    ],
    '09:30',
    210,
    CREEK,
    'southend',
    16,
  ],
  ['play-and-conversation', [[3, 5]], '14:00', 90, 'The Foundry Theatre, Basildon', 'essex', 120],
];

/** So long over that those who were there were asked three months later what changed; last, so that no other's number moves. */
const LONG_AGO: readonly Line[] = [
  ['child-in-need', [[-20, 2]], '09:30', 360, DOCK, 'thurrock', 28],
  ['child-in-need', [[-17, 4]], '09:30', 360, MILL, 'essex', 28],
];

/** Every session of the sample, as seen from now. */
export function sampleSessions(now: Temporal.Instant): SampleSession[] {
  const today = londonDate(now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const sessionOf = ([course, weeks, time, minutes, venue, area, capacity]: Line) => ({
    ...{ course, venue, area, capacity },
    parts: daysOf(weeks.map(([week, weekday]) => monday.add({ days: week * 7 + weekday - 1 }))).map(
      (date) => {
        const startsAt = londonInstant(date, time);
        return { startsAt, endsAt: startsAt.add({ minutes }) };
      },
    ),
  });
  const weekly = plan(
    {
      slots: [
        { weekday: 2, time: '10:00' },
        { weekday: 4, time: '14:00' },
      ],
      ...{
        minutes: 90,
        from: monday.add({ days: 7 }),
        until: null,
        count: 12,
        every: 1,
        together: false,
        except: new Set<string>(),
      },
    },
    (date) => ENGLAND_HOLIDAYS.has(date.toString()),
  ).sessions.map(({ parts }) => ({
    ...{ course: 'domestic-abuse-awareness', venue: null, area: null, capacity: 25 },
    parts: [...parts],
  }));
  return [...LINES.map(sessionOf), ...weekly, ...LONG_AGO.map(sessionOf)].map((session, at) => ({
    ...session,
    n: at + 1,
  }));
}

/** The days of a session's parts: one that moves past Christmas takes those after it along, by whole weeks. */
function daysOf(planned: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (const date of planned) {
    const [free, last] = [workingDay(date), days.at(-1)];
    const taken = last !== undefined && Temporal.PlainDate.compare(free, last) <= 0;
    days.push(taken ? workingDay(last.add({ days: 7 })) : free);
  }
  return days;
}

/** The day, or the next on which people train: not a weekend, a bank holiday, or the days about Christmas. */
function workingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  const christmas = (date.month === 12 && date.day > 18) || (date.month === 1 && date.day < 4);
  const free = christmas || ENGLAND_HOLIDAYS.has(date.toString()) || date.dayOfWeek > 5;
  return free ? workingDay(date.add({ days: 1 })) : date;
}
