import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inLondon } from '../../platform/time/index.ts';
import { type Planned, plan, type Recurring } from './series.ts';
import { timesWords } from './times.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const rule = (over: Partial<Recurring>): Recurring => ({
  slots: [
    { weekday: 2, time: '10:00' },
    { weekday: 4, time: '14:00' },
  ],
  ...{
    minutes: 120,
    from: date('2027-03-16'),
    until: null,
    count: 8,
    except: new Set<string>(),
    every: 1,
    together: false,
    ...over,
  },
});
const never = () => false;
const starts = (sessions: readonly Planned[]) =>
  sessions.flatMap(({ parts }) => parts.map(({ startsAt }) => startsAt));
const wall = (instant: Temporal.Instant) =>
  inLondon(instant).toPlainDateTime().toString({ smallestUnit: 'minute' });

test('Tuesdays at ten and Thursdays at two stay so when the clocks go forward on 28 March 2027', () => {
  const { sessions } = plan(rule({}), never);
  assert.deepEqual(
    starts(sessions).map(wall),
    ['2027-03-16T10:00', '2027-03-18T14:00', '2027-03-23T10:00', '2027-03-25T14:00'].concat([
      '2027-03-30T10:00',
      '2027-04-01T14:00',
      '2027-04-06T10:00',
      '2027-04-08T14:00',
    ]),
  );
  assert.deepEqual(starts(sessions).slice(3, 5).map(String), [
    '2027-03-25T14:00:00Z',
    '2027-03-30T09:00:00Z',
  ]);
});

test('and when they go back on 25 October 2026; a session over that night is as long as it says', () => {
  const { sessions } = plan(rule({ from: date('2026-10-20'), count: 4 }), never);
  assert.deepEqual(starts(sessions).map(String), [
    '2026-10-20T09:00:00Z',
    '2026-10-22T13:00:00Z',
    '2026-10-27T10:00:00Z',
    '2026-10-29T14:00:00Z',
  ]);
  const night = plan(
    rule({ slots: [{ weekday: 6, time: '22:00' }], from: date('2026-10-24'), count: 1, minutes: 360 }),
    never,
  );
  const [one] = night.sessions[0]?.parts ?? [];
  assert.equal(one && timesWords(one), 'Saturday 24 October 2026, 22:00 to Sunday 25 October 2026, 03:00');
});

test('bank holidays and named days are passed over and not counted', () => {
  const holidays = new Set(['2027-05-03', '2027-05-31']);
  const mondays = rule({
    slots: [{ weekday: 1, time: '09:30' }],
    from: date('2027-04-26'),
    count: 4,
    except: new Set(['2027-05-10']),
  });
  const { sessions, skipped } = plan(mondays, (day) => holidays.has(day.toString()));
  assert.deepEqual(
    sessions.map((one) => one.date.toString()),
    ['2027-04-26', '2027-05-17', '2027-05-24', '2027-06-07'],
  );
  assert.deepEqual(
    skipped.map((one) => `${one.date} ${one.why}`),
    ['2027-05-03 bank holiday', '2027-05-10 left out', '2027-05-31 bank holiday'],
  );
});

test('it ends with its last day, every second week if asked, and never runs away', () => {
  const { sessions } = plan(rule({ until: date('2027-04-15'), count: null, every: 2 }), never);
  assert.deepEqual(
    sessions.map((one) => one.date.toString()),
    ['2027-03-16', '2027-03-18', '2027-03-30', '2027-04-01', '2027-04-13', '2027-04-15'],
  );
  assert.equal(plan(rule({ count: null }), never).sessions.length, 100);
});

test('days that belong together are the parts of one session, and a week that lacks one has none', () => {
  const { sessions, skipped } = plan(
    rule({ from: date('2027-01-07'), count: 3, together: true, except: new Set(['2027-01-21']) }),
    (day) => day.toString() === '2027-02-02',
  );
  assert.deepEqual(
    sessions.map(({ parts }) => parts.map(({ startsAt }) => wall(startsAt))),
    [
      ['2027-01-12T10:00', '2027-01-14T14:00'],
      ['2027-01-26T10:00', '2027-01-28T14:00'],
      ['2027-02-09T10:00', '2027-02-11T14:00'],
    ],
  );
  assert.deepEqual(
    skipped.map((one) => `${one.date} ${one.why}`),
    ['2027-01-21 left out', '2027-02-02 bank holiday'],
  );
  assert.deepEqual(
    plan(rule({ until: date('2027-03-17'), count: null, together: true }), never).sessions,
    [],
  );
});
