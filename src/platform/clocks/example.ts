import fc from 'fast-check';
import { londonInstant } from '../time/london.ts';
import type { Counting, Pause } from './due.ts';
import type { ClockRule } from './rule.ts';

/** An example service, calendar and rule, for the tests of this folder. */
export const calendar = {
  holidays: new Set(['2026-04-03', '2026-04-06', '2026-05-04', '2026-12-25', '2026-12-28', '2027-01-01']),
  from: '2026-01-01',
  to: '2027-12-31',
  forecastFrom: '2027-06-01',
};
export const counting: Counting = {
  calendar,
  hours: {
    calendar,
    periods: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      opens: '09:00',
      closes: '16:30',
      from: '2026-01-01',
      until: null,
    })),
  },
};
export const oneWorkingDay: ClockRule = {
  name: 'decision',
  area: null,
  counted: 'working-days',
  amount: 1,
  startEvent: 'received',
  countsStartDay: false,
  landing: 'close-of-service',
  pausesAllowed: true,
  warnHours: 2,
  version: 1,
  source: 'test',
  certainty: 'V',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
};
export const rule = (changes: Partial<ClockRule>): ClockRule => ({ ...oneWorkingDay, ...changes });
export const fourHours = rule({ counted: 'elapsed-hours', amount: 4, landing: 'same-time' });
export const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11));
export const pause = (from: string, until: string | null): Pause => ({
  from: at(from),
  until: until === null ? null : at(until),
  reason: 'waiting for the family',
});

/** Instants at and beside every edge of a year: midnights, opening and closing seconds, clock changes. */
export const edge = fc
  .record({
    dayOfYear: fc.integer({ min: 0, max: 480 }),
    time: fc.constantFrom('00:00', '01:00', '02:00', '09:00', '16:30', '23:59:59'),
    nudge: fc.constantFrom(-1_000_000_000, -1, 0, 1, 1_000_000_000),
  })
  .map(({ dayOfYear, time, nudge }) =>
    londonInstant(Temporal.PlainDate.from('2026-01-02').add({ days: dayOfYear }), time).add({
      nanoseconds: nudge,
    }),
  );
/** Every way of counting and landing. */
export const anyRule = fc
  .record({
    counted: fc.constantFrom<ClockRule['counted']>(
      'elapsed-hours',
      'service-hours',
      'working-days',
      'calendar-days',
      'calendar-months',
    ),
    landing: fc.constantFrom<ClockRule['landing']>('same-time', 'close-of-service', 'end-of-day'),
    amount: fc.integer({ min: 1, max: 4 }),
  })
  .map(rule);
