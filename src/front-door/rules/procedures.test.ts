import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedManual } from '../../library/procedures/shipped/read.ts';
import { governing, PROCEDURES } from './procedures.ts';

test('every step that is governed leads to a section that stands in the manual', () => {
  const places = new Set(
    shippedManual().flatMap(({ slug, sections }) => sections.map(({ id }) => `/procedures/${slug}/${id}`)),
  );
  const lost = Object.values(PROCEDURES).filter(({ href }) => !places.has(href));
  assert.deepEqual(lost, []);
  for (const step of ['decision', 'strategy', 'close', 'tell', 'disagreement', 'rating'])
    assert.ok(governing(step), step);
});

test('a step is found by the first part of its address', () => {
  assert.equal(governing('tell/family')?.href, '/procedures/front-door/telling');
  assert.equal(governing('strategy?replaces=1')?.href, governing('strategy/call')?.href);
  assert.equal(governing('constructor'), undefined);
  assert.equal(governing('allocation'), undefined);
});
