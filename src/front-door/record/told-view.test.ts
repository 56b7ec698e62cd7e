import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldOrder } from './told-view.ts';
import { isVoice } from './voice.ts';

const part = (heading: string, words: string) => ({ heading, lines: [{ label: 'What', words: [words] }] });

test('what heads the record is read first, however short; then what is told at length', () => {
  const parts = [
    part('You', 'Nell Farrow'),
    part('Consent', `Nobody was asked, ${'because it was late and nobody was there, '.repeat(3)}`),
    part('The concern', 'A bruise on her arm.'),
  ];
  const order = toldOrder({
    account: { version: 1, parts },
    raisedBy: 'professional',
    headline: 'A bruise on her arm.',
  });
  assert.deepEqual(
    order.map(({ heading }) => heading),
    ['The concern', 'Consent', 'You'],
  );
});

test('a child’s voice is what the child said or wishes, not what parents said', () => {
  const line = (label: string) => ({ label, words: ['I want to stay with my aunt.'] });
  assert.ok(isVoice(line('What the child wishes and feels'), 'professional'));
  assert.ok(!isVoice(line('If not, why not? If so, what did they say?'), 'professional'));
  assert.ok(!isVoice(line('Gender, in the child’s own words, where that differs'), 'professional'));
});
