import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PUBLISHED } from '../../partnership/index.ts';
import { outcomesOffered } from '../outcomes.ts';
import { hasSubstance, isDowngrade, OUTCOMES, outcomesFor, RATINGS } from './thresholds.ts';

const now = Temporal.Instant.from('2026-11-23T10:42:00Z');

test('every area is offered every outcome once, in the fixed order', () => {
  for (const area of ['southend', 'essex', 'thurrock', null])
    assert.deepEqual(
      outcomesOffered(PUBLISHED, area, now).map(({ code }) => code),
      OUTCOMES,
    );
});

test('an area’s own row goes before the general one', () => {
  const levels = (area: string | null) =>
    outcomesOffered(PUBLISHED, area, now).find(({ code }) => code === 'assessment')?.levels;
  assert.deepEqual(levels('essex'), [4]);
  assert.deepEqual(levels('thurrock'), [3, 4]);
  assert.deepEqual(levels(null), [3, 4]);
});

test('an outcome is offered from its first day up to but not on its last', () => {
  const [row] = outcomesOffered(PUBLISHED, 'thurrock', now);
  assert.ok(row);
  const dated = [{ ...row, effectiveFrom: '2026-11-23', effectiveTo: '2026-11-24' }];
  const offered = (iso: string) => outcomesFor(dated, 'thurrock', Temporal.PlainDate.from(iso)).length;
  assert.deepEqual(['2026-11-22', '2026-11-23', '2026-11-24'].map(offered), [0, 1, 0]);
});

test('of two different ratings exactly one way is a downgrade, and the first rating never is', () => {
  const rating = fc.constantFrom(...RATINGS);
  fc.assert(
    fc.property(rating, rating, (from, to) => {
      assert.equal(isDowngrade(from, to) !== isDowngrade(to, from), from !== to);
      assert.equal(isDowngrade(null, to), false);
    }),
  );
  assert.equal(isDowngrade('red', 'amber'), true);
});

test('a reason of substance is a few words, not a sign or the same word again', () => {
  for (const empty of [
    '',
    'ok',
    '....................',
    'no no no no no no no no',
    'downgradedbecausenotsobad',
  ])
    assert.equal(hasSubstance(empty), false, empty);
  assert.equal(hasSubstance('School saw her safe this morning'), true);
});
