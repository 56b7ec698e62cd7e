import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contact, theChild, worry } from './anyone/steps.ts';
import { joined, withoutChild, withoutRow, withRow } from './change.ts';
import { household } from './professional/people.ts';
import type { Step } from './types.ts';

test('two versions put together hold both stories, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, now) => {
      const both = joined(worry as Step, { worry: before }, { worry: now }).worry ?? '';
      return both.includes(before) && both.includes(now);
    }),
  );
});

test('a line left empty now does not take away what was saved', () => {
  const both = joined(contact as Step, { phone: '07700 900123' }, { phone: '', email: 'a@b.example' });
  assert.equal(both.phone, '07700 900123');
  assert.equal(both.email, 'a@b.example');
});

test('a row taken out lets those after it move up, and a row added is empty', () => {
  const rows = { rows: '3', 'name-1': 'A', 'name-2': 'B', 'birth-2-day': '4', 'name-3': 'C' };
  const left = withoutRow(household as Step, rows, 1);
  assert.deepEqual([left.rows, left['name-1'], left['birth-1-day'], left['name-2']], ['2', 'B', '4', 'C']);
  assert.equal(withRow(left).rows, '3');
  assert.equal(withRow(left)['name-3'], '');
});

test('a child taken out takes its pages along; the others keep theirs', () => {
  const told = {
    areas: [],
    answers: {
      worry: { worry: 'x' },
      [`${theChild.key}/1`]: { given: 'Leon' },
      'another-child/1': { another: 'yes' },
      'child/2': { given: 'Mo' },
      'another-child/2': { another: 'no' },
    },
  };
  const left = withoutChild(told, 1).answers;
  assert.deepEqual(left['child/1'], { given: 'Mo' });
  assert.equal(left['child/2'], undefined);
  assert.deepEqual(left['another-child/1'], { another: 'no' });
  assert.deepEqual(withoutChild(told, 7), told);
});
