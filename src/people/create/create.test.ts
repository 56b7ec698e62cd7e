import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { forgetAttempts } from '../../../test/support/emergency.ts';
import { addConflict, asOwner } from '../../../test/support/openings.ts';
import { addPerson } from '../../../test/support/people.ts';
import { look, newPerson } from '../../../test/support/searching.ts';
import { anotherProcess } from '../../../test/support/second-process.ts';
import type { Seen, Visitor } from '../../../test/support/visitor.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
});
after(() => app.close());
beforeEach(() => forgetAttempts(app));

type Fields = Readonly<Record<string, string>>;
const query = <Row>(statement: string, values: readonly unknown[] = []) =>
  asOwner(app.database, (owner) => owner.query<Row>(statement, values));

/** Looks for somebody, finds that it is none of those shown, and fills in the form. */
async function add(browser: Visitor, fields: Fields = {}): Promise<Seen> {
  const { given = newPerson.given, surname = newPerson.surname } = fields;
  const { id } = await look(browser, { given, surname });
  await browser.get(`/people/new?search=${id}`);
  return browser.post('/people/new', { ...newPerson, ...fields, search: id });
}

test('what was looked for begins the form, and everything told stands on the record with who told it', async () => {
  const { id, text } = await look(amara, { who: 'Noa Fernley 3 March 2012 RM17 6SL' });
  assert.match(text, /Nobody like this is known here.*Add a new person/);
  const form = await amara.get(`/people/new?search=${id}`);
  assert.match(
    form.html,
    /value="Noa".*value="Fernley".*value="exact" checked.*value="2012".*value="RM17 6SL"/s,
  );
  const missing = await amara.post('/people/new', { search: id, surname: 'Fernley' });
  assert.equal(missing.status, 400);
  assert.match(
    missing.text,
    /Choose how much is known of the date of birth.*Choose how you know this.*Write who told you.*Choose the team.*Write why your team/,
  );
  const added = await amara.post('/people/new', { ...newPerson, nhsNumber: '943 476 5919', search: id });
  const record = await amara.get(added.location ?? '');
  assert.match(record.text, /Noa Fernley born 3 March 2012, 14 years Female/);
  assert.match(record.text, /4 Quay Row RM17 6SL her mother said.*943 476 5919/);
  const person = added.location?.split('/').at(-1);
  const [kept] = await query<object>(
    `select p.team_id, p.area, p.teams, i.part, i.why, d.kind, d.model_version <> '' as modelled, a.basis, e.postcode
     from people.person p join people.involvement i on i.person_id = p.id
       join people.match_decision d on p.id = any(d.person_ids) join people.entry e on e.person_id = p.id
       join audit.event a on a.record_id = p.id and a.action = 'create' where p.id = $1`,
    [person],
  );
  assert.deepEqual(kept, {
    ...{ team_id: sampleTeams.thurrockHub, area: 'thurrock', teams: [sampleTeams.thurrockHub] },
    ...{ part: 'holds the record', why: 'A concern came in', kind: 'created', modelled: true },
    ...{ basis: 'team holds it', postcode: 'RM176SL' },
  });
});

test('one name, no date of birth; a baby not born yet; the year alone', async () => {
  const bare = { 'born-day': '', 'born-month': '', 'born-year': '', postcode: '', address: '' };
  const one = await add(amara, { given: '', surname: 'Sukarno', ...bare, bornKind: 'unknown', sex: '' });
  assert.match((await amara.get(one.location ?? '')).text, /Sukarno date of birth not known/);
  const due = { 'born-day': '14', 'born-month': '2', 'born-year': '2027' };
  const unborn = await add(amara, {
    ...bare,
    ...due,
    given: '',
    surname: 'Vance',
    bornKind: 'unborn',
    sex: 'U',
  });
  assert.match((await amara.get(unborn.location ?? '')).text, /Unborn baby Vance due 14 February 2027/);
  const boy = await add(amara, {
    ...bare,
    ...due,
    given: '',
    surname: 'Vanter',
    bornKind: 'unborn',
    sex: 'M',
  });
  assert.match(boy.text, /A baby not born yet is “not known”/);
  const about = await add(amara, {
    ...bare,
    given: 'Old',
    surname: 'Tranter',
    bornKind: 'estimated',
    'born-year': '1960',
  });
  const estimated = await amara.get(about.location ?? '');
  assert.match(
    estimated.text,
    /Old Tranter about 66 years \(date of birth estimated\).*Born about 1960 her mother/,
  );
  assert.doesNotMatch(estimated.text, /July 1960/, 'no day that nobody told');
  const future = await add(amara, { given: 'Ann', surname: 'Later', 'born-year': '2031' });
  assert.match(future.text, /cannot be in the future/);
  const dash = await add(amara, { given: 'Ann', surname: '-' });
  assert.match(dash.text, /A name has letters\. Leave it out if it is not known/);
});

test('somebody who is there already is shown first; a twin is added with a reason', async () => {
  const names = [{ given: 'Bryony', surname: 'Castellane' }];
  const home = { words: '3 Wharf Row', postcode: 'RM17 5AA' };
  const { id } = await addPerson(app.database, { names, born: '2012-03-03', sex: 'F', addresses: [home] });
  const same = { given: 'Bryony', surname: 'Castellane', postcode: 'RM17 5AA' };
  const { id: other } = await look(amara, { who: 'Somebody Else 1 May 2001' });
  await amara.get(`/people/new?search=${other}`);
  const first = await amara.post('/people/new', { ...newPerson, ...same, search: other });
  assert.match(first.location ?? '', /^\/people\/search\/[0-9a-f-]+\?again=yes$/);
  const again = await amara.get(first.location ?? '');
  assert.match(again.text, /Nobody was added: somebody like this stands here now.*Most likely the same/);
  assert.match(again.html, new RegExp(`value="${id}" checked`));
  const twin = { ...same, given: 'Rosalind' };
  const found = await look(amara, { ...twin, 'born-day': '3', 'born-month': '3', 'born-year': '2012' });
  const unsaid = await amara.post('/people/new', {
    ...newPerson,
    ...twin,
    search: found.id,
    'form-key': randomUUID(),
  });
  assert.match(unsaid.text, /Write why it is none of the/);
  const said = { ...newPerson, ...twin, search: found.id, reason: 'Her twin', 'form-key': randomUUID() };
  assert.match((await amara.post('/people/new', said)).location ?? '', /^\/people\/[0-9a-f-]{36}$/);
});

test('of somebody restricted, or whom they must not see, the creator hears only that they should ring', async () => {
  const hidden = { given: 'Ottilie', surname: 'Marchbanks' };
  const { id } = await addPerson(app.database, { names: [hidden], born: '2012-03-03', named: ['decision'] });
  const barred = { given: 'Leander', surname: 'Quist' };
  const conflicted = await addPerson(app.database, { names: [barred], born: '2012-03-03' });
  await addConflict(app.database, 'screening', conflicted.id);
  for (const [fields, record] of [
    [hidden, id],
    [barred, conflicted.id],
  ] as const) {
    const held = await add(amara, fields);
    assert.equal(held.location, '/people/new/known');
    const said = await amara.get('/people/new/known');
    assert.match(said.text, /may already be known Nobody was added.*information-governance lead.*01375/);
    assert.doesNotMatch(said.html, /Ottilie|Leander|2012|restricted/i);
    const [row] = await query<object>(
      `select kind, by_name, (select count(*)::int from people.person p where p.label = $2) as people,
         (select outcome from audit.event where action = 'create' order by seq desc limit 1) as audited
       from people.match_decision where $1 = any(person_ids)`,
      [record, `${fields.given} ${fields.surname}`],
    );
    assert.deepEqual(row, { kind: 'held back', by_name: 'Amara Cole', people: 1, audited: 'refused' });
  }
  const jonah = await app.as('decision');
  assert.match((await add(jonah, hidden)).text, /Write why it is none/, 'those named are shown the record');
});

test('nobody adds without a search, for another team, or without the right', async () => {
  const bare = await amara.get('/people/new');
  assert.match(bare.text, /Find a person/);
  assert.equal(
    (await amara.post('/people/new', { ...newPerson, search: randomUUID(), 'form-key': randomUUID() }))
      .status,
    404,
  );
  const strange = await add(amara, { given: 'Una', surname: 'Corde', team: sampleTeams.essexHub });
  assert.match(strange.text, /Choose the team that holds the record/);
  for (const role of ['police', 'governance', 'school'] as const)
    assert.equal((await (await app.as(role)).get('/people/new')).status, 404, role);
});

/** `TEST_ALL` makes it the two hundred of the promise. */
const MANY = process.env.TEST_ALL ? 200 : 40;

test(`${MANY} who add the same child at once leave one, in two processes where there can be two`, async () => {
  const second = process.env.TEST_DATABASE_URL ? await anotherProcess(app) : undefined;
  const fields = { given: 'Persephone', surname: 'Lightowler' };
  const ready = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const browser = await (n % 2 ? app : (second ?? app)).as(n % 4 < 2 ? 'screening' : 'decision');
      const { id } = await look(browser, fields);
      await browser.get(`/people/new?search=${id}`);
      return { browser, id };
    }),
  );
  const post = (n: number) => {
    const { browser, id } = ready[n % ready.length] as (typeof ready)[number];
    const typed = n % 3 === 0 ? { ...fields, given: 'Persephonie' } : fields;
    return browser.post('/people/new', { ...newPerson, ...typed, search: id, 'form-key': randomUUID() });
  };
  const answers = await Promise.all(Array.from({ length: MANY }, (_, n) => post(n)));
  const left = answers.map(({ location = '' }) => location.replace(/[0-9a-f-]{36}/, 'ID'));
  const counted = [...Map.groupBy(left, (path) => path)].map(([path, all]) => [path, all.length]);
  assert.deepEqual(Object.fromEntries(counted), {
    '/people/ID': 1,
    '/people/search/ID?again=yes': MANY - 1,
  });
  const [count] = await query("select count(*)::int as n from people.person where label like 'Persephon%'");
  assert.deepEqual(count, { n: 1 });
  await second?.close();
});
