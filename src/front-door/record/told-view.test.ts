import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldOrder } from './told-view.ts';

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
