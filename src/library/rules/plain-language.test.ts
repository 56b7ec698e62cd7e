import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blamingIn } from './blaming-words.ts';
import { gradeOf, meetsAim, readability } from './plain-language.ts';

const easy = 'Tell us what happened. You can stop at any time. Take your time.';
const hard =
  'The designated practitioner shall, without undue delay, communicate comprehensive documentation regarding the ' +
  'presenting circumstances to the appropriate organisational representative for immediate consideration.';

test('an easy text is for a child, a hard one for nobody', () => {
  const child = readability(easy, 'child');
  assert.ok(child.age < 9 && meetsAim(child), String(child.age));
  const adult = readability(hard, 'professional');
  assert.ok(adult.age > 18 && !meetsAim(adult), String(adult.age));
});

test('procedures have no aim, and a text without words has no age', () => {
  assert.equal(readability(hard, 'exempt').aim, null);
  assert.ok(meetsAim(readability(hard, 'exempt')));
  assert.equal(readability('', 'child').age, 0);
  assert.deepEqual(readability('999!', 'child').longSentences, []);
});

test('a term of law counts as one short word, whatever its length', () => {
  const plain = gradeOf('The law says that this is wrong.');
  for (const term of ['Domestic Abuse Act 2021', 'National Referral Mechanism', 'Female genital mutilation'])
    assert.ok(Math.abs(gradeOf(`The ${term} says that this is wrong.`) - plain) < 0.6, term);
});

test('a sentence that is too long is shown as it stands, by the class of its readers', () => {
  const sentence = `${'one two three four five six '.repeat(3).trim()}.`;
  assert.deepEqual(readability(sentence, 'child').longSentences, [sentence]);
  assert.deepEqual(readability(sentence, 'public').longSentences, []);
});

test('words that blame a child come with what to say instead', () => {
  const found = blamingIn('She is promiscuous and put herself at risk. She is Promiscuous.');
  assert.deepEqual(
    found.map(({ word }) => word),
    ['promiscuous', 'put herself at risk'],
  );
  for (const { instead } of found) assert.notEqual(instead, '');
  for (const words of ['a child prostitute', 'attention-seeking', 'he absconded', 'a lifestyle choice'])
    assert.equal(blamingIn(words).length, 1, words);
});

test('a word that is only quoted is not said', () => {
  assert.deepEqual(blamingIn('Do not write “attention-seeking”. Say what you saw.'), []);
  assert.deepEqual(blamingIn('Children who were exploited in this way needed help.'), []);
});

test('law and treaties are called by their names, whatever words these use', () => {
  const treaty =
    'The Optional Protocol on the sale of children, child prostitution and child pornography binds us.';
  assert.deepEqual(blamingIn(treaty), []);
  assert.deepEqual(blamingIn('It is the offence of absconding under the Bail Act 1976.'), []);
  assert.equal(blamingIn('He is a child who absconded.').length, 1);
});
