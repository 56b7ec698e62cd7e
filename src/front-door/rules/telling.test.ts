import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { gradeOf } from '../../../test/support/reading-age.ts';
import { filledIn, namesIn, type Template, templateInForce } from './telling.ts';

const template = (over: Partial<Template>): Template => ({
  area: null,
  audience: 'public',
  version: 1,
  effectiveFrom: '2019-01-01',
  effectiveTo: null,
  words: 'general',
  ...over,
});

test('the area’s own template stands before the general one, the latest in force before earlier ones', () => {
  const all = [
    template({}),
    template({ version: 2, effectiveFrom: '2026-06-01', words: 'newer' }),
    template({ version: 3, effectiveFrom: '2027-01-01', words: 'coming' }),
    template({ area: 'essex', words: 'of Essex', effectiveTo: '2026-11-01' }),
    template({ audience: 'parent', words: 'to parents' }),
  ];
  const of = (area: string | null, day: string) => templateInForce(all, 'public', area, day)?.words;
  assert.equal(of('thurrock', '2026-05-31'), 'general');
  assert.equal(of('thurrock', '2026-06-01'), 'newer');
  assert.equal(of('essex', '2026-10-31'), 'of Essex');
  assert.equal(of('essex', '2026-11-01'), 'newer');
  assert.equal(of(null, '2018-01-01'), undefined);
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

test('what people first read is written for a twelve-year-old, and names nobody', async () => {
  const database = await testDatabase();
  const rows = await asOwner(database, (owner) =>
    owner.query<{ audience: string; words: string }>('select audience, words from front_door.told_template'),
  );
  await database.close();
  assert.equal(rows.length, 4);
  for (const { audience, words } of rows)
    assert.ok(gradeOf(filledIn(words, { outcome: 'help', words: '', team: '' })) <= 7, audience);
});
