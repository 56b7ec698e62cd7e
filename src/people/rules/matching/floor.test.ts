import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare } from './compare.ts';
import { floored, modelFrom } from './floor.ts';
import { defaultModel } from './model.ts';
import { isCertain, zone } from './rank.ts';
import { factorsIn, type Labelled, outliers, relearn, reweighed } from './relearn.ts';
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

test('a few slips move nothing much and are set aside; many decisions of one kind are believed, by steps', () => {
  const decided = (other: Facts, same: boolean): Labelled => {
    const { weight, evidence, guard = null } = compare(defaultModel, tia, other);
    return { same, weight, evidence, guard };
  };
  const times = (count: number, pair: Labelled) => Array.from({ length: count }, () => ({ ...pair }));
  const agreed = times(25, decided(tia, true));
  const slips = times(2, decided(tia, false));
  const { changes, setAside, model } = relearn(defaultModel, [...agreed, ...slips]);
  assert.deepEqual([changes, setAside.length], [[], 2], 'as with twenty-five that agree and no slip');
  assert.equal(zone(model, compare(model, tia, tia)), 'same');
  // Slips that stand alone and are no thousand to one are learnt from: little.
  const moved: Facts = { ...tia, places: [{ postcode: 'SS9 2AB' }] };
  const few = relearn(defaultModel, [...agreed, ...times(2, { ...decided(moved, false), weight: 4 })]);
  assert.ok(
    few.changes.every(({ before, after }) => Math.abs(after - before) < 0.4),
    JSON.stringify(few.changes),
  );
  // A twin that was told apart says nothing of the address they share.
  const told = relearn(defaultModel, times(200, { ...decided(twin, false), weight: 14 }));
  assert.deepEqual([told.changes, told.setAside], [[], []]);
  // Where half of those who agree in a date alone are others, that is no slip: the weights were wrong.
  const alone = { ...decided(moved, false), weight: 12, guard: null };
  const many = [...times(60, alone), ...times(20, { ...alone, same: true })];
  assert.deepEqual(outliers(defaultModel, many), []);
  const learnt = relearn(defaultModel, many).changes;
  assert.ok(learnt.some(({ factor, before, after }) => factor === 'born.same' && after < before - 0.5));
  assert.ok(
    learnt.every(({ before, after }) => Math.abs(after - before) <= 2.001),
    'and by two bits at most',
  );
});
