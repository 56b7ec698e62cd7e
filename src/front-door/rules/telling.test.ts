import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gradeOf } from '../../../test/support/reading-age.ts';
import { PUBLISHED } from '../../partnership/index.ts';
import { wordsFor } from '../policies.ts';
import { filledIn, namesIn } from './telling.ts';

test('the area’s own words stand before the general ones, the latest in force before earlier ones', () => {
  const row = (words: string, more: object = {}) => ({
    ...{ name: 'words:public', area: null, value: { words }, source: '', certainty: 'G' as const },
    ...{ effectiveFrom: '2019-01-01', effectiveTo: '2026-06-01', ...more },
  });
  const policies = [
    row('general'),
    row('newer', { effectiveFrom: '2026-06-01', effectiveTo: null }),
    row('of Essex', { area: 'essex', effectiveTo: '2026-11-01' }),
    row('to parents', { name: 'words:parent' }),
  ];
  const of = (area: string | null, day: string) =>
    wordsFor({ ...PUBLISHED, policies }, 'public', area, Temporal.Instant.from(`${day}T12:00:00Z`));
  assert.equal(of('thurrock', '2026-05-31'), 'general');
  assert.equal(of('thurrock', '2026-06-01'), 'newer');
  assert.equal(of('essex', '2026-10-31'), 'of Essex');
  assert.equal(of('essex', '2026-11-01'), 'newer');
  assert.equal(of(null, '2018-01-01'), '');
});

test('what a template names is put in, and what is empty leaves no hole', () => {
  assert.equal(filledIn('A {x}.\n\n{words}\n\n{team}', { x: 'b', words: '', team: 'Hub' }), 'A b.\n\nHub');
});

test('a name is found as a whole word, however it is written, and nothing else is', () => {
  assert.deepEqual(namesIn('We met TIA today.', ['Tia', 'Marlow']), ['Tia']);
  assert.deepEqual(namesIn('A tiara was found.', ['Tia']), []);
  assert.deepEqual(namesIn('O’Neill-Marlow came', ['O’Neill-Marlow']), ['O’Neill-Marlow']);
  fc.assert(
    fc.property(
      fc.constantFrom('Ada', 'José', 'Zoë Finch'),
      fc.constantFrom('.', ',', '’s', '\n', ' '),
      (name, after) => {
        assert.deepEqual(namesIn(`We saw ${name}${after} once`, [name]), [name]);
      },
    ),
  );
});

test('what people first read is written for a twelve-year-old, and names nobody', () => {
  const rows = PUBLISHED.policies.flatMap(({ name, value }) =>
    'words' in value ? [{ name, words: value.words }] : [],
  );
  assert.equal(rows.length, 4);
  for (const { name, words } of rows)
    assert.ok(gradeOf(filledIn(words, { outcome: 'help', words: '', team: '' })) <= 7, name);
});
