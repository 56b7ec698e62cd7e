import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { objectionsTo } from './form.ts';
import { settled, type Version } from './versions.ts';

const FIRST = Temporal.PlainDate.from('2026-11-23');
const DAYS = 40;
const dayAt = (n: number) => FIRST.add({ days: n });
type Row = { from: string; until: string | null; changeId: string | null; says: string };

const wish = fc.record({
  from: fc.integer({ min: 0, max: DAYS - 1 }),
  lasts: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
  withdrawn: fc.boolean(),
});

/** What holds on each day, set down day by day: the other way of saying it. */
function byDay(days: string[], wanted: { from: number; lasts: number | null }, says: string, next: number) {
  const end = wanted.lasts === null ? next : wanted.from + wanted.lasts + 1;
  return days.map((held, n) => (n >= wanted.from && n < end ? says : held));
}

test('whatever is changed in whatever order, one version holds on every day, and it is the one that was meant', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
      let versions: Version[] = [];
      const rows: Row[] = [{ from: '2019-01-01', until: null, changeId: null, says: 'installed' }];
      let oracle = Array.from({ length: DAYS }, () => 'installed');
      wishes.forEach(({ from, lasts, withdrawn }, n) => {
        const until = lasts === null ? null : dayAt(from + lasts);
        if (objectionsTo({ from: dayAt(from), until }, versions, FIRST).length > 0) return;
        const before = versions;
        const add = (id: string, day: number, says: string) => {
          versions = [...versions, { id, kind: 'hours', subject: 'a', area: null, from: `${dayAt(day)}` }];
          rows.push({ from: `${dayAt(day)}`, until: null, changeId: id, says });
        };
        add(`${n}`, from, `change ${n}`);
        const after = lasts === null ? undefined : from + lasts + 1;
        if (after !== undefined && !before.some((version) => version.from === `${dayAt(after)}`))
          add(`${n} ends`, after, oracle[Math.min(after, DAYS - 1)] ?? '');
        if (withdrawn) {
          versions = before;
          return;
        }
        const later = before
          .map((version) => version.from)
          .filter((day) => day > `${dayAt(from)}`)
          .sort()[0];
        const next = later ? FIRST.until(later).days : DAYS;
        oracle = byDay(oracle, { from, lasts }, `change ${n}`, next);
      });
      const held = settled(rows, versions, 'hours', () => 'a');
      const told = oracle.map((_, n) => {
        const day = `${dayAt(n)}`;
        const inForce = held.filter((row) => row.from <= day && (row.until === null || day < row.until));
        assert.equal(inForce.length, 1, day);
        return inForce[0]?.says;
      });
      assert.deepEqual(told, oracle);
    }),
    { numRuns: 500 },
  );
});

test('a version without rows says that there is nothing from its day on, and rows of others are left alone', () => {
  const versions: Version[] = [{ id: 'v', kind: 'line', subject: 'a', area: null, from: '2026-12-01' }];
  const rows = ['a', 'b'].map((of) => ({ of, from: '2019-01-01', until: null, changeId: null }));
  const ends = settled(rows, versions, 'line', ({ of }) => of).map(({ until }) => until);
  assert.deepEqual(ends, ['2026-12-01', null]);
  const otherKind = settled(rows, versions, 'hours', ({ of }) => of).map(({ until }) => until);
  assert.deepEqual(otherKind, [null, null]);
});
