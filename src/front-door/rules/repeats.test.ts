import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatsBefore, repeatWords } from './repeats.ts';

const receivedAt = Temporal.Instant.from('2026-11-23T08:31:00Z');
const other = (
  concernId: string,
  at: string,
  same: Partial<{ sameNumber: boolean; sameName: boolean }> = { sameName: true },
) => ({
  ...{ concernId, sameNumber: false, sameName: false, receivedAt: Temporal.Instant.from(at) },
  ...same,
});

test('counts the same child of twelve months, each concern once, and nothing later or merely alike', () => {
  const others = [
    other('a', '2025-11-23T08:31:00Z'),
    other('a', '2025-11-23T08:31:00Z', { sameNumber: true }),
    other('b', '2026-11-23T08:30:59Z', { sameNumber: true }),
    other('older', '2025-11-23T08:30:59Z'),
    other('later', '2026-11-23T09:00:00Z'),
    other('alike', '2026-06-01T09:00:00Z', {}),
  ];
  assert.deepEqual(repeatsBefore(receivedAt, others), ['a', 'b']);
});

test('says which it is, and nothing of a first', () => {
  assert.deepEqual([0, 1, 2, 12].map(repeatWords), [
    '',
    'Second concern in 12 months',
    'Third concern in 12 months',
    'Number 13: concern in 12 months',
  ]);
});
