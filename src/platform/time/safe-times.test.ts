import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inLondon, isBefore } from './london.ts';
import { nextSafe, type SafeTimes, safeTimesWords } from './safe-times.ts';

const at = (text: string) => Temporal.Instant.from(text);
const mornings: SafeTimes = { days: [1, 2, 3, 4, 5], hours: [[8, 12]] };

const cases: [times: SafeTimes | null, from: string, next: string | null][] = [
  [null, '2026-11-23T03:00:00Z', '2026-11-23T03:00:00Z'],
  [mornings, '2026-11-23T10:42:00Z', '2026-11-23T10:42:00Z'],
  [mornings, '2026-11-23T07:59:59Z', '2026-11-23T08:00:00Z'],
  [mornings, '2026-11-23T12:00:00Z', '2026-11-24T08:00:00Z'],
  [mornings, '2026-11-27T12:00:00Z', '2026-11-30T08:00:00Z'],
  [{ days: [1], hours: [[8, 12]] }, '2026-11-23T12:00:00Z', '2026-11-30T08:00:00Z'],
  // In summer eight o'clock in London is seven in UTC.
  [mornings, '2026-07-06T06:59:00Z', '2026-07-06T07:00:00Z'],
  [{ days: [7], hours: [[17, 24]] }, '2026-11-22T23:59:59Z', '2026-11-22T23:59:59Z'],
  // The hour from one to two is not there on the day the clocks go forward.
  [{ days: [7], hours: [[1, 2]] }, '2026-03-29T00:30:00Z', '2026-04-05T00:00:00Z'],
  [{ days: [], hours: [[8, 12]] }, '2026-11-23T10:42:00Z', null],
  [{ days: [1], hours: [] }, '2026-11-23T10:42:00Z', null],
  [{ days: [1], hours: [[12, 8]] }, '2026-11-23T10:42:00Z', null],
];
for (const [times, from, next] of cases)
  test(`${safeTimesWords(times)}, from ${from}`, () => {
    assert.equal(nextSafe(times, at(from))?.toString() ?? null, next);
  });

const someTimes = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  hours: fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 })), {
    maxLength: 3,
  }),
});
const instants = fc
  .integer({
    min: at('2026-01-01T00:00:00Z').epochMilliseconds,
    max: at('2027-12-31T00:00:00Z').epochMilliseconds,
  })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const isSafe = ({ days, hours }: SafeTimes, instant: Temporal.Instant) => {
  const { dayOfWeek, hour } = inLondon(instant);
  return days.includes(dayOfWeek) && hours.some(([from, to]) => from <= hour && hour < to);
};

test('what it finds is safe, not before, and nothing before it was', () => {
  fc.assert(
    fc.property(someTimes, instants, fc.nat(), (times, from, n) => {
      const next = nextSafe(times, from);
      if (next === null) return assert.ok(!isSafe(times, from));
      assert.ok(isSafe(times, next) && !isBefore(next, from));
      const between = from.until(next).total('milliseconds');
      if (between >= 1) assert.ok(!isSafe(times, from.add({ milliseconds: n % Math.floor(between) })));
    }),
    { numRuns: 2000 },
  );
});

test('in words', () => {
  assert.equal(safeTimesWords(mornings), 'Monday to Friday, 08:00 to 12:00');
  assert.equal(safeTimesWords({ days: [7, 6], hours: [[17, 24]] }), 'Saturday and Sunday, 17:00 to midnight');
});
