import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saysNothing } from '../../platform/html/index.ts';
import { pictureChanges, picturesAsWords } from './pictures.ts';

const at = (n: number, shows: string) => ({ address: `/files/${n}/x-1x1.png`, shows });

test('what became of pictures is said in words, and words that say nothing are known', () => {
  const [body, bed] = [at(1, 'A body map'), at(2, 'A cot')];
  assert.deepEqual(pictureChanges([body, bed], [bed, body]), []);
  assert.deepEqual(pictureChanges([body], [at(3, 'A body map')]), ['The picture “A body map” was replaced.']);
  assert.deepEqual(pictureChanges([body, bed], [at(3, 'A chart'), bed]), [
    'The picture “A body map” was replaced by “A chart”.',
  ]);
  assert.deepEqual(pictureChanges([body], [at(1, 'A map of a body'), bed]), [
    'The words for the picture “A body map” are now “A map of a body”.',
    'The picture “A cot” was put in.',
  ]);
  assert.deepEqual(pictureChanges([body], []), ['The picture “A body map” was taken out.']);
  assert.equal(picturesAsWords('See ![A \\[b\\]](/files/1/a.png) now'), 'See [Picture: A [b]] now');
  for (const nothing of ['', 'image', 'A picture', 'photo 2', 'IMG_2041.jpg'])
    assert.ok(saysNothing(nothing), nothing);
  assert.ok(!saysNothing('A picture of a cot'));
});
