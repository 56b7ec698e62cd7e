import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  blockKeys,
  compare,
  defaultModel,
  type Facts,
  forPopulation,
  isCertain,
  isNhsNumber,
  nameKeys,
  rank,
  searchKeys,
  zone,
} from './index.ts';

const model = forPopulation(defaultModel, 100_000);

function facts(given: string, surname: string, more: Partial<Facts> & { postcode?: string } = {}): Facts {
  const { postcode, ...rest } = more;
  return { names: [{ given, surname }], ...(postcode ? { places: [{ postcode }] } : {}), ...rest };
}

const home = { born: '2016-03-09', sex: 'F' as const, postcode: 'RM17 6SL' };
const maya = facts('Maya', 'Thornbury', { ...home, nhsNumbers: ['943 476 5919'] });
const zoneOf = (sought: Facts, held: Facts) => zone(model, compare(model, sought, held));
const saysOf = (sought: Facts, held: Facts) => compare(model, sought, held).evidence.map(({ says }) => says);

describe('one person, written differently', () => {
  const written: [string, Facts, string][] = [
    ['as held', facts('Maya', 'Thornbury', home), 'same'],
    ['with a slip of the pen', facts('Maya', 'Thornbruy', home), 'same'],
    ['with a slip in the first name, as a twin may have it', facts('Myaa', 'Thornbury', home), 'possible'],
    [
      'with a slip in the first name, and the same number',
      facts('Myaa', 'Thornbury', { ...home, nhsNumbers: maya.nhsNumbers ?? [] }),
      'same',
    ],
    ['with the names the other way round', facts('Thornbury', 'Maya', home), 'same'],
    [
      'with day and month the other way round',
      facts('Maya', 'Thornbury', { ...home, born: '2016-09-03' }),
      'same',
    ],
    ['with a second surname', facts('Maya', 'Thornbury-Ellis', home), 'same'],
    ['having moved far', facts('Maya', 'Thornbury', { ...home, postcode: 'SS2 6ER' }), 'possible'],
    ['having moved near by', facts('Maya', 'Thornbury', { ...home, postcode: 'RM16 2AB' }), 'same'],
    ['with another surname at the same home', facts('Maya', 'Whitlock', home), 'same'],
    ['with neither date of birth nor postcode', facts('Maya', 'Thornbury', { sex: 'F' }), 'possible'],
    [
      'with no date of birth and a neighbouring postcode',
      facts('Maya', 'Thornbury', { postcode: 'RM17 6SM' }),
      'possible',
    ],
    ['unborn then', facts('', 'Thornbury', { expected: '2016-03-20', postcode: 'RM17 6SL' }), 'possible'],
  ];
  for (const [how, sought, expected] of written) {
    test(how, () => assert.equal(zoneOf(sought, maya), expected));
  }

  test('is found again by the keys', () => {
    for (const [how, sought] of written) {
      const kept = new Set(blockKeys(maya).map(({ key }) => key));
      assert.ok(
        searchKeys(sought).some(({ key }) => kept.has(key)),
        how,
      );
    }
  });

  test('says why in words, with the dates of what is past', () => {
    const moved: Facts = { ...maya, places: [{ postcode: 'RM17 6SL', until: '2024-05-01' }] };
    const says = saysOf(facts('Mayta', 'Thornbury', { ...home, born: '2016-09-03' }), moved);
    assert.ok(says.includes('first name spelt almost the same'), String(says));
    assert.ok(says.includes('day and month swapped'));
    assert.ok(says.includes('lived at this postcode until 2024'));
    assert.ok(saysOf(maya, maya).includes('NHS number the same'));
  });
});

describe('people of one household', () => {
  const twins = ['Mia', 'Freya', 'Amaya', 'Maia', 'Mary', 'M', 'T', ''];
  for (const given of twins) {
    test(`a twin called ${given || 'nothing yet'} is never the same`, () => {
      const twin = facts(given, 'Thornbury', home);
      assert.notEqual(zoneOf(twin, maya), 'same');
      assert.ok(!isCertain(model, compare(model, twin, maya)));
    });
  }

  test('a name that brothers share beside their own does not make them one', () => {
    const held = facts('Muhammad Yusuf', 'Karim', home);
    for (const given of ['Muhammad Hamza', 'Muhammad', 'Mohammed']) {
      assert.notEqual(zoneOf(facts(given, 'Karim', home), held), 'same', given);
    }
  });

  test('twins of whom both were written the other way round are two, and a surname that changed is one', () => {
    const [gwen, nia] = [facts('Thornbury', 'Gwen', home), facts('Thornbury', 'Nia', home)];
    assert.equal(zoneOf(gwen, nia), 'possible');
    assert.ok(!isCertain(model, compare(model, gwen, nia)));
    assert.equal(zoneOf(gwen, facts('Gwen', 'Thornbury', home)), 'same');
    assert.equal(zoneOf(facts('Ella', 'James', home), facts('Ella', 'Thomas', home)), 'same');
  });

  test('two numbers of the NHS are two people until somebody has looked', () => {
    const other = { ...maya, nhsNumbers: ['401 023 2137'] };
    assert.equal(compare(model, other, maya).guard, 'their NHS numbers differ');
  });

  test('name and date of birth alone never link unattended', () => {
    const rare = facts('Zephyrine', 'Quillfeather', { born: '2016-03-09' });
    assert.equal(zoneOf(rare, rare), 'same');
    assert.ok(!isCertain(model, compare(model, rare, rare)));
    assert.ok(isCertain(model, compare(model, maya, maya)));
  });
});

describe('names from elsewhere', () => {
  const pairs = [
    ['Muhammad', 'Mohamed'],
    ['Zoë', 'Zoe'],
    ['Aisha', 'Ayesha'],
    ['Wiktoria', 'Victoria'],
    ['Юлия', 'Yulia'],
    ['محمد', 'Mhmd'],
    ['O’Brien', 'OBrien'],
    ['Szymon', 'Simon'],
    ['Łukasz', 'Lukasz'],
    ['Jean-Luc', 'Jean Luc'],
    ['Chowdhury', 'Choudhury'],
    ['Al-Rashid', 'Alrashid'],
  ] as const;
  for (const [one, other] of pairs) {
    test(`${one} and ${other} come nearer than strangers`, () => {
      const near = compare(model, facts(one, 'Kowalska', home), facts(other, 'Kowalski', home));
      const far = compare(model, facts('Brandon', 'Kowalska', home), facts(other, 'Kowalski', home));
      assert.ok(near.weight > far.weight + 4, `${near.weight} ${far.weight}`);
    });
  }

  test('one name only is found and compared, and is not everybody of that surname', () => {
    const suharto = facts('Suharto', '', home);
    assert.equal(zoneOf(facts('', 'Suharto', home), suharto), 'same');
    assert.notEqual(zoneOf(suharto, facts('Dewi', 'Suharto', home)), 'same');
    assert.deepEqual(nameKeys(suharto), { given: ['SRT'], surname: [] });
  });
});

describe('choosing', () => {
  test('two that both fit are both only possible, and five at most are shown', () => {
    const twice = rank(
      model,
      maya,
      [1, 2].map((id) => ({ id, facts: maya })),
    );
    assert.deepEqual(
      twice.shown.map((one) => one.zone),
      ['possible', 'possible'],
    );
    const many = rank(
      model,
      facts('Maya', 'Thornbury', { born: '2016' }),
      Array.from({ length: 9 }, (_, id) => ({ id, facts: maya })),
    );
    assert.equal(many.shown.length, 5);
    assert.equal(many.more, 4);
  });

  test('one that fits among brothers and sisters comes first', () => {
    const sister = facts('Freya', 'Thornbury', home);
    const { zone: where, shown } = rank(model, maya, [
      { id: 'sister', facts: sister },
      { id: 'maya', facts: maya },
    ]);
    assert.equal(where, 'same');
    assert.equal(shown[0]?.id, 'maya');
  });
});

test('check digits', () => {
  const checked = ['9434765919', '4010232137', '9434765910', '1234567890', '0000000000', '9999999999'];
  assert.deepEqual(checked.map(isNhsNumber), [true, true, false, false, false, false]);
});

const given = fc.constantFrom(
  'Maya',
  'Mia',
  'Tom',
  'Thomas',
  'Aisha',
  'Łukasz',
  'Muhammad Ali',
  'Zzyx',
  'J',
  '',
);
const surname = fc.constantFrom('Smith', 'Smyth', 'Thornbury', 'Fox-Swift', 'Kaur', 'Tom', '');
const anybody: fc.Arbitrary<Facts> = fc.record({
  names: fc.array(fc.record({ given, surname }), { minLength: 1, maxLength: 2 }),
  born: fc.constantFrom(null, '2016', '2016-03', '2016-03-09', '2016-09-03', '2016-03-19', '1984-11-30'),
  sex: fc.constantFrom('M', 'F', 'U', null),
  places: fc.array(fc.record({ postcode: fc.constantFrom('RM17 6SL', 'RM17 6SJ', 'SS2 6ER') }), {
    maxLength: 2,
  }),
  nhsNumbers: fc.constantFrom([], ['9434765919'], ['4010232137'], ['9434765910']),
});

describe('whatever is known', () => {
  test('who is sought and who is held may change places', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const [one, other] = [compare(model, a, b), compare(model, b, a)];
        assert.equal(one.weight, other.weight);
        assert.equal(one.guard, other.guard);
      }),
    );
  });

  test('a fact that is missing never counts for anything, and never opens a guard', () => {
    const without: Partial<Facts>[] = [{ born: null }, { sex: null }, { places: [] }, { nhsNumbers: [] }];
    fc.assert(
      fc.property(anybody, anybody, fc.constantFrom(...without), (a, b, less) => {
        const [full, partial] = [compare(model, a, b), compare(model, { ...a, ...less }, b)];
        const lost = full.evidence.filter(
          (one) => !partial.evidence.some(({ field }) => field === one.field),
        );
        const known = lost.reduce((sum, one) => sum + Math.min(0, one.weight), 0);
        // A surname counts for more where it is not the household's: that much may come back, and no more.
        const surname = full.evidence.find(({ field }) => field === 'surname')?.weight ?? 0;
        const back = (partial.evidence.find(({ field }) => field === 'surname')?.weight ?? 0) - surname;
        assert.ok(partial.weight <= full.weight - known + Math.max(0, back) + 0.02);
        if (full.guard?.startsWith('the first name')) assert.ok(partial.guard);
      }),
    );
  });

  test('whoever is possible is ranked, with what their names say, in an index of any size', () => {
    const size = fc.constantFrom(10, 5_000, 100_000, 15_000_000);
    fc.assert(
      fc.property(anybody, anybody, size, (a, b, people) => {
        const sized = forPopulation(defaultModel, people);
        const { weight, guard } = compare(sized, a, b);
        const { shown } = rank(sized, a, [{ id: 1, facts: b }]);
        const expected = zone(sized, { weight, guard }) === 'new' ? [] : [weight];
        assert.deepEqual(
          shown.map((one) => one.weight),
          expected,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('nobody is the same without a first name that is close, or when guarded', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const found = compare(model, a, b);
        if (zone(model, found) === 'same') assert.equal(found.guard, undefined);
        const first = found.evidence.find(({ field }) => field === 'given');
        if (!first || first.weight < 0) {
          if (!found.evidence.some(({ says }) => says.includes('only known name'))) assert.ok(found.guard);
        }
      }),
    );
  });
});
