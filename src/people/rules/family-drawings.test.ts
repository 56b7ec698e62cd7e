import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RELATIONSHIP_KINDS, STRENGTHS } from '../family/types.ts';
import { ecomap, OUTER } from './ecomap.ts';
import { genogram, RADIUS } from './genogram.ts';
import { generations } from './kinship.ts';

const kin = (id: string, sex: 'M' | 'F' | null = null, born?: string) => ({
  id,
  sex,
  born: born === undefined ? null : Temporal.PlainDate.from(born),
});
const bond = (from: string, kind: (typeof RELATIONSHIP_KINDS)[number], to: string) => ({
  ...{ from, to, kind },
  untilOn: null,
});

const family = fc
  .integer({ min: 1, max: 14 })
  .chain((n) =>
    fc.record({
      n: fc.constant(n),
      bonds: fc.array(
        fc.record({
          from: fc.nat({ max: n - 1 }),
          to: fc.nat({ max: n - 1 }),
          kind: fc.constantFrom(...RELATIONSHIP_KINDS),
        }),
        { maxLength: 24 },
      ),
    }),
  )
  .map(({ n, bonds }) => ({
    people: Array.from({ length: n }, (_, at) => kin(`p${at}`, at % 2 ? 'F' : 'M')),
    bonds: bonds.filter(({ from, to }) => from !== to).map((b) => bond(`p${b.from}`, b.kind, `p${b.to}`)),
  }));

test('whatever is said of a family, everybody is drawn once and nobody on top of another', () => {
  fc.assert(
    fc.property(family, ({ people, bonds }) => {
      const { people: placed, width, height } = genogram('p0', people, bonds);
      assert.deepEqual(placed.map(({ id }) => id).sort(), people.map(({ id }) => id).sort());
      for (const [at, one] of placed.entries()) {
        assert.ok(one.x >= RADIUS && one.x <= width - RADIUS && one.y >= RADIUS && one.y <= height - RADIUS);
        for (const other of placed.slice(at + 1))
          assert.ok(
            Math.hypot(one.x - other.x, one.y - other.y) > 2 * RADIUS,
            `${one.id} touches ${other.id}`,
          );
      }
    }),
  );
});

test('parents stand above their children, side by side, and children in the order of birth', () => {
  const people = [
    kin('tia', 'F', '2012-03-03'),
    kin('sam', 'M', '2009-01-01'),
    kin('mum', 'F', '1985-05-05'),
    kin('dad', 'M', '1984-04-04'),
    kin('nan', 'F', '1960-06-06'),
  ];
  const bonds = [
    ...['tia', 'sam'].flatMap((child) => ['mum', 'dad'].map((parent) => bond(parent, 'parent', child))),
    bond('nan', 'parent', 'mum'),
  ];
  const at = new Map(genogram('tia', people, bonds).people.map((each) => [each.id, each]));
  const x = (id: string) => at.get(id)?.x ?? Number.NaN;
  const y = (id: string) => at.get(id)?.y ?? Number.NaN;
  assert.ok(y('nan') < y('mum') && y('mum') < y('tia'));
  assert.equal(y('mum'), y('dad'));
  assert.equal(y('tia'), y('sam'));
  assert.ok(x('sam') < x('tia'), 'the elder is on the left');
  assert.ok(x('dad') < x('mum'), 'he on the left, she on the right');
  assert.equal((x('sam') + x('tia')) / 2, (x('mum') + x('dad')) / 2, 'the children hang below their middle');
});

test('a grandparent is two generations up, however they are reached', () => {
  const bonds = [
    bond('gran', 'grandparent', 'tia'),
    bond('mum', 'parent', 'tia'),
    bond('gran', 'parent', 'mum'),
  ];
  assert.deepEqual(Object.fromEntries(generations('tia', ['tia', 'mum', 'gran'], bonds)), {
    ...{ tia: 0, mum: -1, gran: -2 },
  });
});

test('circles of an ecomap never touch, and what is broken or stressful is drawn otherwise', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STRENGTHS), { maxLength: 30 }), (strengths) => {
      const { ties, size } = ecomap(strengths.map((strength, n) => ({ id: `${n}`, strength })));
      for (const [at, one] of ties.entries()) {
        assert.ok(one.x >= OUTER && one.x <= size - OUTER && one.y >= OUTER && one.y <= size - OUTER);
        for (const other of ties.slice(at + 1))
          assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 2 * OUTER);
        const strokes = one.d.split('M').length - 1;
        assert.equal(strokes, one.strength === 'broken' ? 3 : 1);
        assert.equal(one.d.split('L').length - 1 > 3, one.strength === 'stressful');
      }
    }),
  );
});
