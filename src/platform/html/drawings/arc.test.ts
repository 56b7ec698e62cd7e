import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arcMiddle, arcSegment } from './arc.ts';

const ring = fc
  .record({
    of: fc.integer({ min: 2, max: 8 }),
    inner: fc.integer({ min: 20, max: 100 }),
    width: fc.integer({ min: 10, max: 100 }),
    gap: fc.integer({ min: 0, max: 6 }),
  })
  .chain(({ of, inner, width, gap }) =>
    fc.record({
      step: fc.integer({ min: 1, max: of }),
      of: fc.constant(of),
      inner: fc.constant(inner),
      outer: fc.constant(inner + width),
      gap: fc.constant(gap),
    }),
  );

test('a segment stays inside its ring and above the flat side', () => {
  fc.assert(
    fc.property(ring, (segment) => {
      const corners = [...arcSegment(segment).matchAll(/(?:M|1 |L|0 0 0 )(-?[\d.]+) (-?[\d.]+)(?=[ALZ])/g)];
      assert.equal(corners.length, 4);
      for (const [, x, y] of corners) {
        const radius = Math.hypot(Number(x), Number(y));
        assert.ok(radius > segment.inner - 0.1 && radius < segment.outer + 0.1);
        assert.ok(Number(y) <= 0.001);
      }
    }),
  );
});

test('labels run from left to right', () => {
  const across = [1, 2, 3, 4].map((step) => arcMiddle({ step, of: 4, outer: 196, inner: 112, gap: 7 }).x);
  assert.deepEqual(
    across,
    across.toSorted((a, b) => a - b),
  );
});
