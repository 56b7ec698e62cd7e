import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timekeeping } from '../../../test/support/concerns.ts';
import { clocksAtReceipt, ratingClock, startClock } from './clocks.ts';
import { type ConcernFacts, standing } from './status.ts';
import { LEVELS, OUTCOMES, RATINGS } from './thresholds.ts';

const receivedAt = Temporal.Instant.from('2026-11-23T08:31:00Z');
const statutory = startClock(timekeeping, 'referral-decision', 'thurrock', receivedAt);
const fresh = (clock: typeof statutory) => ({ ...clock, metAt: null, endedAt: null });
const nothing: ConcernFacts = {
  ratings: [],
  decisions: [],
  clocks: [fresh(statutory)],
  agenciesAsked: 0,
};

const aRating = fc.constantFrom(...RATINGS);
const anInstant = fc.integer({ min: 0, max: 14 * 24 * 60 }).map((minutes) => receivedAt.add({ minutes }));
const aDecision = fc.record({
  level: fc.constantFrom(...LEVELS),
  outcome: fc.constantFrom(...OUTCOMES),
  decidedAt: anInstant,
});

/** The facts as the front door writes them: each rating replaces the clock before, the first decision meets them. */
const facts: fc.Arbitrary<ConcernFacts> = fc
  .record({
    ratings: fc.array(aRating, { maxLength: 4 }),
    decisions: fc.array(aDecision, { maxLength: 3 }),
    agenciesAsked: fc.nat(3),
    dangerNow: fc.boolean(),
  })
  .map(({ ratings, decisions, agenciesAsked, dangerNow }) => {
    const metAt = decisions[0]?.decidedAt ?? null;
    const last = ratings.at(-1);
    const begun = clocksAtReceipt(timekeeping, { area: 'thurrock', receivedAt, dangerNow }).filter(
      (clock) => !last || clock.rule === 'referral-decision',
    );
    const replaced = ratings.slice(0, -1).filter((rating) => rating !== last);
    const rated = last ? [startClock(timekeeping, ratingClock(last), 'thurrock', receivedAt)] : [];
    return {
      ratings: ratings.map((rating) => ({ rating })),
      decisions,
      clocks: [
        ...[...begun, ...rated].map((clock) => ({ ...clock, metAt, endedAt: null })),
        ...replaced.map((rating) => ({
          ...startClock(timekeeping, ratingClock(rating), 'thurrock', receivedAt),
          metAt: null,
          endedAt: receivedAt,
        })),
      ],
      agenciesAsked,
    };
  });

test('what just came in waits for the statutory decision', () => {
  assert.deepEqual(standing(nothing), {
    state: 'received',
    open: true,
    rating: null,
    level: null,
    outcome: null,
    dueAt: statutory.dueAt,
    dueRule: 'referral-decision',
    decidedAt: null,
    decidedLate: null,
    waiting: null,
  });
});

test('a rating never moves the end later than the statutory decision', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { open, dueAt } = standing(given);
      if (!open) return assert.equal(dueAt, null);
      assert.ok(dueAt && Temporal.Instant.compare(dueAt, statutory.dueAt) <= 0);
    }),
  );
});

test('open means undecided, and only what is open is due', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const stands = standing(given);
      assert.equal(stands.open, given.decisions.length === 0);
      assert.equal(stands.dueAt === null, !stands.open);
      assert.equal(stands.open, ['received', 'screening', 'gathering'].includes(stands.state));
      assert.equal(stands.decidedAt === null, stands.open);
    }),
  );
});

test('the last rating and the last decision count, the first decision stops the clocks', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const stands = standing(given);
      assert.equal(stands.rating, given.ratings.at(-1)?.rating ?? null);
      assert.equal(stands.level, given.decisions.at(-1)?.level ?? null);
      assert.equal(stands.outcome, given.decisions.at(-1)?.outcome ?? null);
      const first = given.decisions[0]?.decidedAt ?? null;
      assert.equal(String(stands.decidedAt), String(first));
      const late = given.clocks.some(
        (clock) =>
          clock.endedAt === null && first !== null && Temporal.Instant.compare(clock.dueAt, first) < 0,
      );
      assert.equal(stands.decidedLate, first === null ? null : late);
    }),
  );
});

test('a clock that was replaced is never due', () => {
  const red = startClock(timekeeping, ratingClock('red'), 'thurrock', receivedAt);
  const clocks = [fresh(statutory), { ...red, metAt: null, endedAt: receivedAt }];
  assert.equal(standing({ ...nothing, clocks }).dueRule, 'referral-decision');
});

test('decided at the last moment is in time', () => {
  const decision = { level: 1, outcome: 'no-further-action', decidedAt: statutory.dueAt } as const;
  const met = { ...statutory, metAt: statutory.dueAt, endedAt: null };
  assert.equal(standing({ ...nothing, decisions: [decision], clocks: [met] }).decidedLate, false);
});

test('a decision that waits for its second person is open, and says so before anything else', () => {
  const stands = standing({ ...nothing, proposed: true, triage: { sendBacks: [{ endedHow: 'answered' }] } });
  assert.deepEqual([stands.open, stands.waiting], [true, 'second person']);
  const decision = { level: 1, outcome: 'no-further-action', decidedAt: receivedAt } as const;
  assert.equal(standing({ ...nothing, proposed: true, decisions: [decision] }).waiting, null);
});

test('states follow what was done', () => {
  const state = (change: Partial<ConcernFacts>) => standing({ ...nothing, ...change }).state;
  const decidedAt = receivedAt;
  assert.equal(state({ ratings: [{ rating: 'amber' }] }), 'screening');
  assert.equal(state({ agenciesAsked: 1 }), 'gathering');
  assert.equal(state({ decisions: [{ level: 2, outcome: 'early-help', decidedAt }] }), 'decided');
  assert.equal(state({ decisions: [{ level: 2, outcome: 'another-authority', decidedAt }] }), 'transferred');
});

test('returned to the referrer it stays open, with the answer’s clock beside its own; answered it is screened again', () => {
  const wait = { ...fresh(statutory), rule: 'send-back-answer', dueAt: receivedAt.add({ hours: 2 }) };
  const returned = {
    ...nothing,
    clocks: [fresh(statutory), wait],
    triage: { sendBacks: [{ endedHow: null }] },
  };
  const { state, open, dueRule, waiting } = standing(returned);
  assert.deepEqual(
    { state, open, dueRule, waiting },
    { state: 'returned', open: true, dueRule: 'send-back-answer', waiting: 'answer' },
  );
  const answered = standing({ ...nothing, triage: { sendBacks: [{ endedHow: 'answered' }] } });
  assert.deepEqual([answered.state, answered.waiting], ['screening', 'answered']);
  assert.equal(
    standing({ ...returned, triage: { sendBacks: [{ endedHow: 'taken back' }] } }).state,
    'received',
  );
});

test('a clock that stands still is not the one that is due', () => {
  const paused = { ...fresh(statutory), pausedAt: receivedAt };
  const later = { ...fresh(statutory), rule: 'rating-green', dueAt: statutory.dueAt.add({ hours: 48 }) };
  assert.equal(standing({ ...nothing, clocks: [paused, later] }).dueRule, 'rating-green');
});

test('late is said of the decision’s clocks alone', () => {
  const decidedAt = receivedAt.add({ hours: 3 });
  const decisions = [{ level: 2, outcome: 'information-and-advice', decidedAt }] as const;
  const clocks = [
    { ...fresh(statutory), metAt: decidedAt },
    { ...fresh(statutory), rule: 'send-back-answer', dueAt: receivedAt, metAt: decidedAt },
  ];
  assert.equal(standing({ ...nothing, clocks, decisions }).decidedLate, false);
});
