import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
let hester: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  hester = await app.as('essexDecision');
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

/** Whom the results offer, in their order, and which of them is chosen beforehand. */
const offered = (html: string) =>
  [...html.matchAll(/name="person" type="radio" value="([0-9a-f-]{36})"( checked)?/g)].map(
    ([, id, checked]) => ({
      id,
      checked: checked !== undefined,
    }),
  );
const home = { words: '4 Quay Row', postcode: 'RM17 6SL' };

describe('who it is', () => {
  test('one who stands out is chosen beforehand, a person confirms, and what it was made on is kept', async () => {
    const { id } = await addPerson(app.database, { born: '2012-03-03', sex: 'F', addresses: [home] });
    const found = await look(amara, { who: 'Tia Marlow 3/3/2012 rm176sl' });
    assert.deepEqual(offered(found.html), [{ id, checked: true }]);
    assert.match(
      found.text,
      /Most likely the same.*surname the same.*date of birth the same.*the same postcode/,
    );
    assert.doesNotMatch(found.path, /Tia|Marlow|2012|RM17/i);
    const { rows } = await shownFor(found.headers.get('x-request-id') ?? '');
    assert.deepEqual(rows, [{ action: 'search', shown: [id] }]);
    const chosen = await amara.post(found.path, { person: id });
    assert.equal(chosen.location, `/people/${id}`);
    const [kept] = await decisions(id);
    assert.equal(kept?.kind, 'chosen');
    assert.equal(kept?.candidates[0]?.id, id);
    assert.ok((kept?.candidates[0]?.evidence.length ?? 0) > 2 && (kept?.candidates[0]?.weight ?? 0) > 10);
  });

  test('where another name of theirs than the one they are headed by agreed, it says which', async () => {
    await addPerson(app.database, {
      names: [
        { given: 'Philippa', surname: 'Wetherby' },
        { given: 'Pip', surname: 'Wetherby', kind: 'preferred' },
        { given: 'Philippa', surname: 'Strand', kind: 'previous', until: '2020-01-01' },
      ],
      born: '2012-08-03',
    });
    const called = async (who: string) => (await look(amara, { who })).text;
    assert.match(
      await called('Philippa Wetherby 3/8/2012'),
      /Pip Wetherby , born .* also known as Philippa Wetherby first name the same/,
    );
    assert.match(
      await called('Philippa Strand 3/8/2012'),
      /Pip Wetherby , born .* known before as Philippa Strand first name the same until 2020/,
    );
    assert.doesNotMatch(await called('Pip Wetherby 3/8/2012'), /known as/);
    const stub = await look(hester, { who: 'Philippa Wetherby 3/8/2012' });
    assert.match(stub.text, /Not open to you/);
    assert.doesNotMatch(stub.text, /known as|Pip/, 'nothing of who may not open it');
  });

  test('a twin is possible and never the same, whatever else agrees', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Wren', surname: 'Okonkwo-Hale' }],
      ...{ born: '2019-06-01', sex: 'F', addresses: [{ words: '1 Mill Row', postcode: 'SS1 3AA' }] },
    });
    const twin = await look(amara, {
      given: 'Robin',
      surname: 'Okonkwo-Hale',
      ...on('1', '6', '2019'),
      postcode: 'SS1 3AA',
    });
    assert.deepEqual(offered(twin.html), [{ id, checked: false }]);
    assert.match(twin.text, /Look again: .*brother, sister or twin/);
    const sister = await look(amara, {
      given: 'Wrenna',
      surname: 'Okonkwo-Hale',
      ...on('4', '9', '2021'),
      postcode: 'SS1 3AA',
    });
    assert.ok(
      offered(sister.html).every(({ checked }) => !checked),
      'nor a sister',
    );
  });

  test('somebody whose name changed and who moved is found by what they were', async () => {
    const { id } = await addPerson(app.database, {
      names: [
        { given: 'Zainab', surname: 'Malik', kind: 'birth', until: '2024-05-01' },
        { given: 'Zainab', surname: 'Foster' },
      ],
      born: '2010-09-17',
      addresses: [
        { words: '2 Hill Road', postcode: 'CM1 1QH', until: '2024-05-01' },
        { words: '8 Dock Street', postcode: 'RM18 7DD' },
      ],
    });
    const found = await look(amara, { who: 'Zainab Malik 17 September 2010 CM1 1QH' });
    assert.deepEqual(offered(found.html), [{ id, checked: true }]);
    assert.match(found.text, /surname the same until 2024.*lived at this postcode until 2024/);
  });

  test('names the other way round, a name as it sounds, a day and month swapped: in words', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Muhammad', surname: 'Chaudhry' }],
      ...{ born: '2015-04-09', addresses: [{ words: '3 Elm Way', postcode: 'SS9 2AB' }] },
    });
    const cases: [Record<string, string>, RegExp][] = [
      [{ given: 'Chaudhry', surname: 'Muhammad', ...on('9', '4', '2015') }, /the other way round/],
      [{ given: 'Mohamed', surname: 'Chowdhury', ...on('9', '4', '2015') }, /another form of the same name/],
      [{ given: 'Muhammad', surname: 'Chaudhry', ...on('4', '9', '2015') }, /day and month swapped/],
      [
        { given: 'Muhammad', surname: 'Chaudhry', 'born-year': '2015', postcode: 'SS9 2AB' },
        /as is known is the same/,
      ],
    ];
    for (const [typed, words] of cases) {
      const found = await look(amara, typed);
      assert.ok(
        offered(found.html).some((each) => each.id === id),
        JSON.stringify(typed),
      );
      assert.match(found.text, words);
    }
  });

  test('somebody whose date of birth nobody knows is found by name and place', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Halima', surname: 'Warsame' }],
      addresses: [{ words: '5 North Street', postcode: 'SS0 7AA' }],
    });
    const found = await look(amara, { who: 'Halima Warsame SS0 7AA' });
    assert.ok(offered(found.html).some((each) => each.id === id));
    assert.match(found.text, /date of birth not known/);
    const later = await look(amara, { who: 'Halima Warsame 2 May 2013 SS0 7AA' });
    assert.ok(
      offered(later.html).some((each) => each.id === id),
      'a date that is known here alone excludes nobody',
    );
  });

  test('too many are near: what to add is said, and never that there is nobody', async () => {
    const { text } = await look(amara, { who: 'Marlow' });
    assert.match(text, /Too many people are like this.*Add a date of birth.*a postcode or another name/);
    assert.doesNotMatch(text, /Nobody like this/);
    // Of one name, or names the other way round, little is said: nobody is called new while somebody is near.
    await addPerson(app.database, { names: [{ given: 'Nusrat', surname: 'Chowdhury' }], born: '2014-12-12' });
    for (const who of ['Nusrat 12 December 2014', 'Chowdhury Nusrat'])
      assert.match(
        (await look(amara, { who })).text,
        /Too many people are like this|Is it one of these.*Nusrat/,
        who,
      );
  });

  test('a name of one sign is a name; an initial asks for more, and is never said to be nobody’s', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: '王', surname: 'Tsukahara' }],
      born: '2013-05-06',
    });
    const whole = await look(amara, { who: '王 Tsukahara' });
    assert.deepEqual(offered(whole.html)[0], { id, checked: false });
    const initial = await look(amara, { who: 'W Tsukahara' });
    assert.match(initial.text, /Add a date of birth.*a postcode or another name/);
    assert.doesNotMatch(initial.text, /Nobody like this/);
  });

  test('what cannot be looked for comes back with what was typed', async () => {
    await amara.get('/people/search');
    const nothing = await amara.post('/people/search', { who: '' });
    assert.equal(nothing.status, 400);
    assert.match(nothing.text, /Enter a name or an NHS number/);
    const half = await amara.post('/people/search', { who: 'Tia Marlow RM17' });
    assert.match(half.text, /“RM17” is no name.*whole, like RM17 6SL/);
    const wrong = await amara.post('/people/search', {
      surname: 'Quill',
      ...on('31', '2', '2012'),
      nhsNumber: '1234567890',
    });
    assert.match(wrong.text, /Enter a date of birth like 3 3 2012.*Check the NHS number/);
    assert.match(wrong.html, /value="Quill"/);
  });
});

describe('who may know of whom', () => {
  test('a record that is not theirs is a stub: the name as typed, age, who holds it, and the way in', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Idris', surname: 'Vantongeren' }],
      ...{
        born: '2011-01-05',
        nhsNumber: '9434765919',
        addresses: [{ words: '6 Low Road', postcode: 'RM20 1AA' }],
      },
    });
    const found = await look(hester, { who: 'Idriss Vantongeren 5 January 2011' });
    assert.match(
      found.text,
      /Idriss Vantongeren Not open to you 15 years old\. Thurrock front door holds the record/,
    );
    assert.doesNotMatch(found.html, /Idris |RM20|Low Road|943 ?476|P1\d{4}/);
    assert.deepEqual(offered(found.html), []);
    const link = new RegExp(`/break-glass/${id}\\?stub=[\\w-]+`).exec(found.html)?.[0] ?? '';
    assert.equal((await hester.get(link)).status, 200);
    assert.equal((await hester.post(found.path, { person: id })).status, 400, 'a stub cannot be chosen');
    assert.equal((await lastAudited(app.database, 'essexDecision', id))?.outcome, 'done');
    await addConflict(app.database, 'essexDecision', id);
    assert.match((await look(hester, { who: 'Idris Vantongeren 5 January 2011' })).text, /Nobody like this/);
  });

  test('of a restricted record nobody but its named people learns anything, by name or by number', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Orla', surname: 'Secretan' }],
      ...{ born: '2013-02-02', nhsNumber: '4010232137', named: ['decision'] },
    });
    for (const who of ['Orla Secretan 2 February 2013', '401 023 2137'])
      for (const browser of [amara, hester, await app.as('police')])
        assert.match((await look(browser, { who })).text, /Nobody like this/);
    assert.equal(offered((await look(await app.as('decision'), { who: '4010232137' })).html)[0]?.id, id);
  });

  test('the postcode of a shielded address finds nobody, also after it is shielded', async () => {
    const names = [{ given: 'Perdita', surname: 'Lowe' }];
    const shielded = { words: '9 Hidden Lane', postcode: 'SS2 6ER', shielded: true };
    await addPerson(app.database, { names, addresses: [shielded] });
    const blind = await look(amara, { who: 'Perdita Lowe SS2 6ER' });
    assert.doesNotMatch(blind.text, /same postcode|lived at this postcode|postcode district/);
    const { addresses } = await addPerson(app.database, {
      names: [{ given: 'Cosima', surname: 'Brandt' }],
      addresses: [{ words: '9 Hidden Lane', postcode: 'SS2 6ER' }],
    });
    assert.match((await look(amara, { who: 'Cosima Brandt SS2 6ER' })).text, /the same postcode/);
    await asOwner(app.database, (owner) =>
      owner.query("update people.address set shielded = true, shielded_why = 'danger' where id = $1", [
        addresses[0],
      ]),
    );
    assert.doesNotMatch((await look(amara, { who: 'Cosima Brandt SS2 6ER' })).text, /the same postcode/);
    const [left] = await asOwner(app.database, (owner) =>
      owner.query("select count(*)::int as n from people.entry where postcode = 'SS26ER'"),
    );
    assert.deepEqual(left, { n: 0 });
  });

  test('a search is its writer’s alone, and roles that do not search have no such page', async () => {
    const { path } = await look(amara, { who: 'Tia Marlow' });
    assert.equal((await hester.get(path)).status, 404);
    for (const role of ['school', 'governance', 'operator', 'board'] as const)
      assert.equal((await (await app.as(role)).get('/people/search')).status, 404, role);
    const partner = await look(await app.as('police'), { who: 'Somebody New 1 May 2015' });
    assert.doesNotMatch(partner.text, /Add a new person/, 'who may search need not be one who may add');
  });

  test('a team that works with somebody opens them', async () => {
    const { id } = await addPerson(app.database, {
      names: [{ given: 'Juno', surname: 'Applewhite' }],
      ...{ born: '2016-08-08', worksWith: [sampleTeams.essexHub] },
    });
    assert.equal(offered((await look(hester, { who: 'Juno Applewhite 8 August 2016' })).html)[0]?.id, id);
  });
});

const on = (day: string, month: string, year: string) => ({
  'born-day': day,
  'born-month': month,
  'born-year': year,
});

interface Kept {
  kind: string;
  candidates: { id: string; weight: number; evidence: unknown[] }[];
}
const decisions = (id: string) =>
  asOwner(app.database, (owner) =>
    owner.query<Kept>('select kind, candidates from people.match_decision where $1 = any(person_ids)', [id]),
  );
async function shownFor(request: string) {
  const rows = await asOwner(app.database, (owner) =>
    owner.query('select action, shown from audit.event where request_id = $1', [request]),
  );
  return { rows };
}
