import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare } from './compare.ts';
import { floored, modelFrom } from './floor.ts';
import { defaultModel } from './model.ts';
import { isCertain, zone } from './rank.ts';
import { factorsIn, type Labelled, relearn, reweighed } from './relearn.ts';
import type { Facts, Model } from './types.ts';

const tia: Facts = {
  ...{ names: [{ given: 'Tia', surname: 'Marlow' }], born: '2012-03-03', sex: 'F' },
  places: [{ postcode: 'RM17 6SL' }],
};
const twin: Facts = { ...tia, names: [{ given: 'Leah', surname: 'Marlow' }] };
const sister: Facts = { ...twin, born: '2014-08-09' };

/** Any numbers at all in the place of every factor and threshold. */
const anyModel = fc
  .infiniteStream(fc.double({ min: -1000, max: 1000, noNaN: true }))
  .map((numbers): Model => {
    const at = (held: unknown): unknown =>
      typeof held === 'number'
        ? numbers.next().value
        : Object.fromEntries(Object.entries(held as object).map(([name, value]) => [name, at(value)]));
    const { factors, thresholds, population } = defaultModel;
    return {
      ...defaultModel,
      ...(at({ factors, thresholds, population }) as Pick<Model, 'factors' | 'thresholds' | 'population'>),
    };
  });

test('no version, whatever numbers it holds, calls a twin or a sister the same, or links them by itself', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const read = modelFrom('any', JSON.parse(JSON.stringify(model)));
      for (const other of [twin, sister])
        for (const pair of [compare(read, tia, other), compare(read, other, tia)]) {
          assert.notEqual(zone(read, pair), 'same');
          assert.ok(!isCertain(read, pair));
        }
      assert.ok(read.thresholds.same >= 10 && read.thresholds.bulk >= 16 && read.thresholds.gap >= 10);
      assert.ok(read.thresholds.possible <= 0, 'nor hides who may be the one');
      assert.ok(read.factors.householdSurname <= 1.5 && read.factors.nhs.conflict < 0);
    }),
  );
});

test('what is stored in whatever state is read as a model; the one that ships as itself', () => {
  assert.deepEqual(modelFrom(defaultModel.version, JSON.parse(JSON.stringify(defaultModel))), defaultModel);
  assert.deepEqual(floored(defaultModel), defaultModel);
  for (const content of [
    null,
    7,
    [],
    {},
    { factors: { born: { same: 'much' } }, names: { given: 3 }, variants: [1] },
  ])
    assert.deepEqual(modelFrom(defaultModel.version, content), defaultModel);
  const common = { 5: 'tia', 9: 'leah' };
  const read = modelFrom('x', { names: { given: { rare: 14, common } }, shared: 'tia' });
  assert.deepEqual(read.names.given, { rare: 14, common });
  assert.ok(read.shared.split(' ').includes('muhammad'), 'names that brothers share are never forgotten');
});

test('decisions pull the factors that had a part in them, and cannot train the guards or thresholds away', () => {
  const swapped: Facts = { ...tia, born: '2012-04-03' };
  const against: Facts = { ...tia, born: '2012-03-04', places: [{ postcode: 'RM17 6AA' }] };
  const label = (other: Facts, same: boolean): Labelled => ({
    ...{ same, guard: null },
    ...compare(defaultModel, { ...tia, born: '2012-03-04' }, other),
  });
  const same = label(swapped, true);
  assert.deepEqual(factorsIn(defaultModel, same.evidence).slice(0, 3), [
    'given.same',
    'householdSurname',
    'born.swapped',
  ]);
  const { model, changes } = relearn(defaultModel, [
    ...Array.from({ length: 40 }, () => ({ ...same, weight: 0 })),
    ...Array.from({ length: 40 }, () => ({ ...label(against, false), weight: 12 })),
  ]);
  const moved = (factor: string) => {
    const change = changes.find((each) => each.factor === factor);
    return change ? Math.sign(change.after - change.before) : 0;
  };
  assert.equal(moved('born.swapped'), 1, 'what stood beside those who were the same is worth more');
  assert.equal(moved('postcode.sector'), -1, 'what stood beside others is worth less');
  assert.equal(model.thresholds.same, 10);
  const twins = relearn(
    defaultModel,
    Array.from({ length: 500 }, () => ({ same: true, guard: null, ...compare(defaultModel, tia, twin) })),
  ).model;
  assert.ok(twins.factors.given.unlike <= -3);
  assert.notEqual(zone(twins, compare(twins, tia, twin)), 'same');
  const before = compare(defaultModel, tia, swapped);
  assert.ok(
    Math.abs(
      reweighed({ ...before, guard: null }, defaultModel, model).weight - compare(model, tia, swapped).weight,
    ) < 0.1,
    'a pair weighed again from its reasons weighs what it would be found to weigh',
  );
});
