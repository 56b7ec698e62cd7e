import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, defaultModel, forPopulation } from '../matching/index.ts';
import type { Facts } from '../matching/types.ts';
import { mayLink } from './certain.ts';

const child = (more: Partial<Facts> & { given?: string; surname?: string } = {}): Facts => {
  const { given = 'Bryony', surname = 'Castellane', ...facts } = more;
  return {
    ...{ names: [{ given, surname }], born: '2012-03-03', sex: 'F', places: [{ postcode: 'RM17 5AA' }] },
    ...facts,
  };
};
const number = { nhsNumbers: ['9434765919'] };

/** Whether either would be taken for the other with nobody looking, in a nation's index and in a small one. */
function linked(one: Facts, other: Facts): boolean {
  const answers = [defaultModel, forPopulation(defaultModel, 50_000)].flatMap((model) =>
    [
      [one, other],
      [other, one],
    ].map(([said, held]) => said && held && mayLink(model, said, held, compare(model, said, held))),
  );
  assert.equal(new Set(answers).size, 1, JSON.stringify(answers));
  return answers[0] === true;
}

test('the same in everything, or by number, is taken for the person', () => {
  assert.ok(linked(child(), child()));
  assert.ok(
    linked(child({ ...number, places: [] }), child({ ...number, places: [{ postcode: 'SW1A 1AA' }] })),
  );
  assert.ok(linked(child({ ...number, surname: 'Poole' }), child(number)), 'a name that changed');
});

test('brothers, sisters and twins never are, whatever they share', () => {
  const alike = ['Rosalind', 'Bryonie', 'Brianna', 'Briony Rose', 'B', ''];
  for (const given of alike) {
    assert.equal(linked(child(), child({ given })), false, given);
    assert.equal(linked(child(number), child({ ...number, given })), false, `${given} with one number`);
  }
  assert.equal(linked(child(), child({ born: '2012-03-04' })), false);
  assert.equal(
    linked(child(number), child({ ...number, born: '2014-03-03' })),
    false,
    'a number copied to a sister',
  );
  assert.equal(linked(child(), child({ sex: 'M' })), false);
  assert.equal(linked(child({ given: 'Jayden' }), child({ given: 'Hayden' })), false);
  assert.equal(linked(child({ given: 'Muhammad Ali' }), child({ given: 'Mohammed Omar' })), false);
});

test('name and date of birth alone never are', () => {
  assert.equal(linked(child({ places: [] }), child({ places: [] })), false);
  assert.equal(linked(child(), child({ places: [{ postcode: 'SW1A 1AA' }] })), false);
  assert.equal(linked(child({ born: null }), child({ born: null })), false);
});
