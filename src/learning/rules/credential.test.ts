import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Clause, Credential, LearningFacts, RuleBook, Yearly } from '../credentials/types.ts';
import { dueAfter, heldSpans, spansOf, standing } from './credential.ts';
import { within } from './credential-spans.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const START = day('2024-01-01');
const { compare } = Temporal.PlainDate;
const runs = process.env.TEST_ALL ? 20_000 : 1_500;

/** Anything within four years. */
const days = fc.integer({ min: 0, max: 1460 }).map((n) => START.add({ days: n }));
const courses = fc.constantFrom('a', 'b', 'c');
const kinds = fc.constantFrom('forum', 'manager support', 'request form');
const until = fc.option(fc.integer({ min: 1, max: 900 }), { nil: null });
const facts: fc.Arbitrary<LearningFacts> = fc.record({
  completions: fc.array(
    fc.record({ course: courses, on: days, lasts: until }).map(({ course, on, lasts }) => ({
      ...{ course, on },
      until: lasts === null ? null : on.add({ days: lasts }),
    })),
    { maxLength: 6 },
  ),
  told: fc.array(
    fc.record({ kind: kinds, on: days, lasts: until }).map(({ kind, on, lasts }) => ({
      ...{ kind, body: null, on },
      until: lasts === null ? null : on.add({ days: lasts }),
    })),
    { maxLength: 6 },
  ),
});
const { clause } = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record(
      { course: courses, withinMonths: fc.integer({ min: 1, max: 30 }), inAreas: fc.constant(['south']) },
      { requiredKeys: ['course'] },
    ),
    kinds.map((told) => ({ told })),
    fc.array(tie('clause'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('clause'), { maxLength: 3 }).map((any) => ({ any })),
  ),
}));

const noBook: RuleBook = { credentials: [], tools: [], courses: new Map() };

/** Whether a condition is met on one day, asked of that day alone. */
function met(rule: Clause, given: LearningFacts, area: string, on: Temporal.PlainDate): boolean {
  if (rule.inAreas && !rule.inAreas.includes(area)) return true;
  if ('all' in rule) return rule.all.every((each) => met(each, given, area, on));
  if ('any' in rule) return rule.any.some((each) => met(each, given, area, on));
  const months = 'withinMonths' in rule ? rule.withinMonths : undefined;
  const fits =
    'course' in rule
      ? given.completions.filter((c) => c.course === rule.course)
      : given.told.filter((t) => 'told' in rule && t.kind === rule.told);
  return fits.some(
    (each) =>
      compare(each.on, on) <= 0 &&
      (each.until === null || compare(on, each.until) < 0) &&
      (months === undefined || compare(on, each.on.add({ months })) < 0),
  );
}

test('the days on which a condition is met are those that each day by itself says', () => {
  const area = fc.constantFrom('south', 'north');
  fc.assert(
    fc.property(clause, facts, area, days, (rule, given, where, on) => {
      const spans = spansOf(rule, { facts: given, area: where, book: noBook });
      assert.equal(
        spans.some((span) => within(on, span)),
        met(rule, given, where, on),
      );
      for (const [at, { until: end }] of spans.entries())
        assert.ok(
          !spans[at + 1] || (end && compare(end, spans[at + 1]?.from ?? end) < 0),
          'apart, and in order',
        );
    }),
    { numRuns: runs },
  );
});

const credentialOf = (keep: Yearly, earn: Clause = { course: 'a' }): Credential => ({
  ...{ id: 'x', code: 'champion', name: 'Champion', about: '', areas: [] },
  editions: [{ from: START, rule: { earn, keep }, remindDays: [14] }],
});

test('what is to be done every year holds until the next day it is due after the last time, and again once it is done', () => {
  const keep: Yearly = { dueBy: '01-31', settleMonths: 6, each: [{ told: 'forum' }] };
  const earned = fc.array(days, { minLength: 1, maxLength: 1 });
  fc.assert(
    fc.property(earned, fc.array(days, { maxLength: 5 }), days, ([since = START], forums, on) => {
      const given: LearningFacts = {
        completions: [{ course: 'a', on: since, until: null }],
        told: forums.map((at) => ({ kind: 'forum', body: null, on: at, until: null })),
      };
      const held = heldSpans(credentialOf(keep), { facts: given, area: 'south', book: noBook });
      const first = dueAfter(since.add({ months: 6 }), '01-31');
      // The last day on which it was due before this one, and the year that ended then.
      let due = day(`${on.year + 1}-01-31`);
      while (compare(due, on) >= 0) due = due.subtract({ years: 1 });
      const done = forums.some((at) => compare(at, on) <= 0 && compare(at, due.subtract({ years: 1 })) > 0);
      const expected = compare(since, on) <= 0 && (compare(on, first) <= 0 || done);
      assert.equal(
        held.some((span) => within(on, span)),
        expected,
      );
    }),
    { numRuns: runs },
  );
});

test('each day goes by the rule of that day, and what is needed is said in words', () => {
  const book: RuleBook = { credentials: [], tools: [], courses: new Map([['a', 'Course A']]) };
  const champion: Credential = {
    ...credentialOf({ dueBy: '01-31', settleMonths: 0, each: [] }),
    editions: [
      { from: START, rule: { earn: { course: 'a' } }, remindDays: [] },
      {
        from: day('2026-01-01'),
        rule: {
          earn: {
            all: [
              { course: 'a', withinMonths: 24 },
              { told: 'membership', body: 'NWG', inAreas: ['south'] },
            ],
          },
        },
        remindDays: [],
      },
    ],
  };
  const given = {
    completions: [{ course: 'a', on: day('2025-03-01'), until: null }],
    told: [],
  } satisfies LearningFacts;
  const at = (area: string, on: string) => standing(champion, { facts: given, area, book }, day(on));
  assert.deepEqual(at('south', '2025-12-31').held, { from: day('2025-03-01'), until: day('2026-01-01') });
  assert.deepEqual(at('south', '2026-01-01').needed, ['be a member of NWG']);
  assert.deepEqual(at('north', '2026-01-01').held, { from: day('2025-03-01'), until: day('2027-03-01') });
  assert.deepEqual(at('north', '2027-03-01').needed, [
    'complete “Course A” again: the last time counted until 1 March 2027',
  ]);
  assert.deepEqual(at('south', '2025-12-31').toKeep, ['be a member of NWG']);
});

test('a credential that leads back to itself is never held', () => {
  const round = credentialOf({ dueBy: '01-31', settleMonths: 0, each: [] }, { holds: 'champion' });
  const book = { ...noBook, credentials: [round] };
  assert.deepEqual(heldSpans(round, { facts: { completions: [], told: [] }, area: 'south', book }), []);
});
