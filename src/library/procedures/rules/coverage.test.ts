import assert from 'node:assert/strict';
import { test } from 'node:test';
import { together } from './coverage.ts';

const row = (agency: string, should: number, did: number) => ({ agency, should, did });

test('few people never stand alone: their agencies are one line, or none where they are few together', () => {
  const pooled = together([row('A', 40, 30), row('B', 6, 6), row('C', 5, 0), row('D', 1, 1)], 10);
  assert.deepEqual(pooled.lines, [row('A', 40, 30), row('Smaller agencies together', 12, 7)]);
  assert.deepEqual(pooled.pooled, ['B', 'C', 'D']);
  const alone = together([row('A', 40, 30), row('D', 1, 0)], 10);
  assert.deepEqual(alone.lines, [row('A', 40, 30)]);
  assert.deepEqual(alone.leftOut, ['D']);
  assert.deepEqual(together([], 10), { lines: [], pooled: [], leftOut: [] });
});
