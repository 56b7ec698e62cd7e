import assert from 'node:assert/strict';
import { test } from 'node:test';
import { singlesOut } from './nobody.ts';

test('what singles somebody out is known, and themes, places, numbers to ring and figures are let stand', () => {
  for (const words of [
    'See /people/00000006-0000-4000-8000-000000000001',
    'https://house.example/front-door/00000006-0000-4000-8000-000000000001',
    'The concern 2345-6789-BCDF-GHJK was late',
    'NHS number 943 476 5919',
    'H801200001001 moved school',
    'His date of birth is known',
    'a 7-year-old in Grays',
    'a girl aged 14',
    'What became of Child A',
  ])
    assert.notEqual(singlesOut(words), undefined, words);
  for (const words of [
    'Children aged 14 to 17 are seen late',
    'Ring 01375 652802 or +44 1375 652802',
    '1,200 children, of whom 43% wait for ten days',
    'See /people and /guides/early-help',
    'Report on family hubs and child protection plans',
    'The child protection conference and a Family Group Conference',
  ])
    assert.equal(singlesOut(words), undefined, words);
});
