import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { namesIn } from './names.ts';

const people = ['Ayo Bello', 'Zoë', 'Mary-Ann O’Neil', 'Will', 'J'];
const cases: [text: string, found: string[]][] = [
  ['We will visit on Friday.', []],
  ['Will is safe.', ['Will']],
  ['ayo is safe', ['Ayo']],
  ['Ayo’s mother was told.', ['Ayo']],
  ['the BELLO family', ['Bello']],
  ['Zoe came', ['Zoë']],
  ['Ann has gone', ['Ann']],
  ["Mrs O'Neil rang", ['O’Neil']],
  ['Bellows and mayor and J', []],
  ['', []],
];
for (const [text, found] of cases)
  test(`${text || '(nothing)'}`, () => {
    assert.deepEqual(namesIn(text, people), found);
  });

const name = fc.stringMatching(/^[A-Z][a-z]{3,9}x$/);
test('a name is found wherever it stands as a word, and not within another', () => {
  fc.assert(
    fc.property(name, fc.constantFrom(' ', ', ', '. ', ' (', '\n'), (one, gap) => {
      assert.deepEqual(namesIn(`We met${gap}${one}${gap}today`, [one]), [one]);
      assert.deepEqual(namesIn(`We met q${one}q today`, [one]), []);
    }),
  );
});
