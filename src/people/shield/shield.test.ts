import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { apiKey, ask, policeAgency } from '../../../test/support/api.ts';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { lastAudited } from '../../../test/support/audited.ts';
import { toldBy } from '../../../test/support/events.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { addPerson, relate } from '../../../test/support/people.ts';
import { post } from '../../../test/support/post.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { GROUPS } from '../facts/groups.ts';
import { routes as everyRoute } from '../routes.ts';

let app: TestApp;
let jonah: Visitor;
let amara: Visitor;
before(async () => {
  app = await startTestApp();
  jonah = await app.as('decision');
  amara = await app.as('screening');
});
after(() => app.close());

const why = 'The father must not learn it';
const add = (browser: Visitor, person: string, group: string, fields: Record<string, string | string[]>) =>
  post(browser, `/people/${person}/known/${group}/add`, { ...toldBy, ...fields });
const shieldLinks = async (browser: Visitor, person: string) =>
  [...(await browser.get(`/people/${person}/known`)).html.matchAll(/href="([^"]*\/shield)"/g)].map(
    ([, path = '']) => path,
  );

/** Words that stand in a shielded fact alone. */
const SECRETS =
  /Zinnia|SS2 6ER|SS26ER|07700 900 111|Haven Academy|Nell Quist|placed with the Harts|Kestrel Boxing|Household of Wren|Birth Da/i;

/** Every page of a person that a worker opens, whoever offers it. */
const ofOnePerson = everyRoute
  .filter(({ method, path }) => method === 'GET' && /^\/people\/:id(\/[a-z.-]+)*$/.test(path))
  .map(({ path }) => path);

/** Somebody whose address, telephone, school and adoption are hidden from all but Jonah. */
async function hiddenPerson() {
  const { id } = await addPerson(app.database, {
    ...{ names: [{ given: 'Wren', surname: 'Ashby' }], born: '2012-03-03', sex: 'F' },
  });
  for (const [group, fields] of [
    ['addresses', { kind: 'home', words: '9 Zinnia Walk', postcode: 'SS2 6ER' }],
    ['contacts', { channel: 'phone', value: '07700 900 111', safe: 'safe' }],
    ['registrations', { kind: 'school', organisation: 'Haven Academy', who: 'Nell Quist' }],
    ['adoption', { value: 'adopted', words: 'placed with the Harts' }],
  ] as const) {
    const saved = await add(jonah, id, group, { ...fields, shield: 'yes', 'shield-why': why });
    assert.equal(saved.status, 303, saved.text);
  }
  const mother = await addPerson(app.database, { names: [{ given: 'Ida', surname: 'Ashby' }] });
  await relate(app.database, mother.id, 'parent', id);
  const father = await addPerson(app.database, { names: [{ given: 'Birth', surname: 'Dabney' }] });
  const hidden = { ...toldBy, shield: 'yes', 'shield-why': why };
  for (const [step, fields] of [
    ['tie', { kind: 'leisure', words: 'Kestrel Boxing', strength: 'strong' }],
    ['household', { household: 'new' }],
    ['add', { other: father.id, tie: 'from parent' }],
  ] as const) {
    const saved = await post(jonah, `/people/${id}/family/${step}`, { ...hidden, ...fields });
    assert.equal(saved.status, 303, saved.text);
  }
  const [joined] = await asOwner(app.database, (owner) =>
    owner.query<{ id: string }>(
      'select household_id as id from people.household_member where person_id = $1',
      [id],
    ),
  );
  await post(jonah, `/people/${mother.id}/family/household`, { ...toldBy, household: joined?.id ?? '' });
  return { id, mother: mother.id };
}

test('what is shielded is nowhere for whoever is not named: no page, list, search, match, family or form', async () => {
  const { id, mother } = await hiddenPerson();
  assert.match((await jonah.get(`/people/${id}`)).text, /9 Zinnia Walk SS2 6ER The father must not learn it/);
  assert.deepEqual((await lastAudited(app.database, 'decision', id))?.fields, [
    ...['address', 'contact', 'registration', 'fact'],
  ]);
  const pages = [
    ...ofOnePerson.map((path) => path.replace(':id', id)),
    ...GROUPS.map(({ name }) => `/people/${id}/known/${name}/add`),
    ...[`/people/${mother}`, `/people/${mother}/family`, '/people', '/desk', '/front-door'],
  ];
  const opened = [];
  for (const path of pages) {
    const seen = await amara.get(path);
    if (seen.status === 200) opened.push(path);
    else assert.equal(seen.status, 404, path);
    // His own record is open: that he is anybody's father is not.
    assert.doesNotMatch(
      path === '/people' ? seen.html.replaceAll(/Birth Dabney/g, '') : seen.html,
      SECRETS,
      path,
    );
  }
  assert.ok(opened.length > 30, `${opened.length} of ${pages.length} opened`);
  const record = await amara.get(`/people/${id}`);
  for (const section of [
    'Where they live',
    'How to reach them',
    'School, health and others who know them',
    'About them',
  ])
    assert.match(
      record.text,
      new RegExp(`${section}.{0,80}Something here is shielded Ask Thurrock front door`),
    );
  assert.doesNotMatch(record.text, /Adoption/, 'not even what sort of fact it is');
  assert.doesNotMatch(
    (await amara.get(`/people/${id}/known`)).text,
    /Not known: (where they live|the school)/,
  );
  for (const who of ['Wren Ashby 3 March 2012', 'Wren Ashby SS2 6ER', 'Ashby SS2 6ER']) {
    const found = await look(amara, { who });
    assert.doesNotMatch(found.html.replaceAll(/value="[^"]*"/g, ''), /Zinnia|same postcode|lived at/i, who);
  }
  const key = await apiKey(app, { agency: policeAgency, scopes: ['people:match'] });
  const body = JSON.stringify({ given: 'Wren', surname: 'Ashby', dob: '2012-03-03', postcode: 'SS2 6ER' });
  const headers = { 'content-type': 'application/json' };
  const matched = await ask(app, key, '/api/people/match', { method: 'POST', headers, body });
  assert.doesNotMatch(JSON.stringify(matched.body), /postcode|zinnia/i);
  const links = (await jonah.get(`/people/${id}/known`)).html.matchAll(
    /href="([^"]*\/(?:again|correct|end|shield|unshield))"/g,
  );
  const hidden = [...links].map(([, path = '']) => path).filter((path) => !/names|birth|sex/.test(path));
  assert.equal(hidden.length, 19, 'an adoption never grows old');
  for (const path of hidden) assert.equal((await amara.get(path)).status, 404, path);
  const logged = app.logged.join('\n');
  assert.doesNotMatch(logged, SECRETS);
  const audited = await asOwner(app.database, (owner) =>
    owner.query<{ words: string }>('select e::text as words from audit.event e'),
  );
  assert.doesNotMatch(audited.map(({ words }) => words).join('\n'), SECRETS);
});

test('what is told of a family is drawn and named for those alone who may read it, and shown again or taken on like a fact', async () => {
  const { id, mother } = await hiddenPerson();
  const own = await jonah.get(`/people/${id}/family`);
  assert.match(own.html, /<svg.*Birth Dabney.*<svg.*Kestrel Boxing/s);
  assert.match(own.text, /Shielded: do not pass on.*Household of Wren Ashby/s);
  const others = await amara.get(`/people/${id}/family`);
  assert.match(others.text, /Ida Ashby.*Something here is shielded Ask Thurrock front door/s);
  assert.match(others.text, /Household of Ida Ashby/);
  assert.match((await amara.get(`/people/${mother}/family`)).text, /Household of Ida Ashby/);
  const links = [...own.html.matchAll(/href="([^"]*\/family\/(?:end|shield|unshield)\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  const hidden = links.filter((path) => links.includes(path.replace(/end|unshield|shield/, 'unshield')));
  assert.equal(hidden.length, 9);
  for (const path of hidden) assert.equal((await amara.get(path)).status, 404, path);
  assert.equal((await post(amara, hidden[1] ?? '', { why })).status, 404);
  const tie = hidden.find((path) => /unshield\/tie/.test(path)) ?? '';
  assert.equal((await post(jonah, tie, { why: 'He has left the club' })).location, `/people/${id}/family`);
  assert.match((await amara.get(`/people/${id}/family`)).text, /Kestrel Boxing/);
  await asOwner(app.database, (owner) =>
    owner.query(
      'delete from access.opening where basis = $1 and record_id in (select id from people.relationship)',
      ['shield'],
    ),
  );
  const [taking = ''] =
    /\/people[^"]*\/shielded\/relationship[^"]*/.exec((await jonah.get(`/people/${id}/family`)).html) ?? [];
  assert.equal(
    (await post(jonah, taking, { why: 'Nobody reads it any more' })).location,
    `/people/${id}/family`,
  );
  assert.match((await jonah.get(`/people/${id}/family`)).text, /Birth Dabney/);
  assert.doesNotMatch((await amara.get(`/people/${id}/family`)).html, /Dabney/);
});

test('whoever works on the record hides a fact at once and names others; only who may restrict shows it again', async () => {
  const { id } = await addPerson(app.database, {
    addresses: [{ words: '9 Harbour Way', postcode: 'SS1 1AA' }],
  });
  const [path = ''] = await shieldLinks(amara, id);
  assert.match((await post(amara, path, { why: 'no' })).text, /Say why in a few words/);
  const found = await post(amara, path, { find: 'jonah', press: 'find', why });
  assert.match(found.text, /Jonah Pryce/);
  assert.match(found.html, new RegExp(why));
  assert.equal((await post(amara, path, { people: samplePractitioners.decision.id, why })).status, 303);
  assert.match((await jonah.get(`/people/${id}`)).text, /Shielded: do not pass on 9 Harbour Way/);
  const duty = await app.as('duty');
  assert.doesNotMatch((await duty.get(`/people/${id}`)).html, /Harbour/);
  const [entry] = await asOwner(app.database, (owner) =>
    owner.query<{ postcode: string | null }>('select postcode from people.entry where person_id = $1', [id]),
  );
  assert.equal(entry?.postcode, null);
  const again = path.replace(/shield$/, 'unshield');
  assert.equal((await amara.get(again)).status, 404);
  assert.match((await jonah.get(again)).text, /Everybody who may open this record will read it/);
  assert.equal((await post(jonah, again, { why: 'The order against him has lapsed' })).status, 303);
  assert.match((await duty.get(`/people/${id}`)).text, /9 Harbour Way/);
  assert.doesNotMatch((await duty.get(`/people/${id}`)).text, /shielded/i);
});

test('the same address on the records of the family is hidden with it, unless that is unticked', async () => {
  const home = { addresses: [{ words: '6 Gull Way', postcode: 'SS1 1AA' }] };
  const child = await addPerson(app.database, { names: [{ given: 'Mia', surname: 'Lorne' }], ...home });
  const mother = await addPerson(app.database, { names: [{ given: 'Jo', surname: 'Lorne' }], ...home });
  const father = await addPerson(app.database, {
    ...{
      names: [{ given: 'Al', surname: 'Lorne' }],
      addresses: [{ words: '6, gull way', postcode: 'SS1 1AA' }],
    },
  });
  for (const parent of [mother, father]) await relate(app.database, parent.id, 'parent', child.id);
  const [path = ''] = await shieldLinks(jonah, mother.id);
  const form = await jonah.get(path);
  assert.match(form.text, /Shield it there too Al Lorne Mia Lorne/);
  for (const { addresses } of [child, father])
    assert.match(form.html, new RegExp(`value="${addresses[0]}" checked`));
  assert.equal((await post(jonah, path, { why, also: child.addresses[0] ?? '' })).status, 303);
  for (const { id } of [mother, child]) {
    assert.doesNotMatch((await amara.get(`/people/${id}`)).html, /Gull Way/);
    assert.match((await jonah.get(`/people/${id}`)).text, /6 Gull Way/);
  }
  assert.match((await amara.get(`/people/${father.id}`)).text, /gull way/);
  const wary = await amara.get(`/people/${father.id}/known/addresses/add`);
  assert.match(
    wary.text,
    /Something is shielded in this family\. It stands on the record of Jo Lorne, Mia Lorne/,
  );
  assert.doesNotMatch(
    (await amara.get(`/people/${father.id}/known/names/add`)).text,
    /shielded in this family/,
  );
  assert.equal((await lastAudited(app.database, 'decision', child.id))?.action, 'read');
});

test('where an address is shielded the next one begins shielded, and is read by the same people', async () => {
  const { id } = await addPerson(app.database, { names: [{ given: 'Isla', surname: 'Reed' }] });
  const first = { kind: 'home', words: '1 First Way', shield: 'yes', 'shield-why': why };
  assert.equal((await add(jonah, id, 'addresses', first)).status, 303);
  assert.equal((await add(amara, id, 'addresses', { kind: 'temporary', words: '2 Second Way' })).status, 303);
  assert.match((await amara.get(`/people/${id}`)).text, /Something here is shielded/);
  assert.match((await amara.get(`/people/${id}`)).text, /2 Second Way/);
  assert.match((await jonah.get(`/people/${id}`)).text, /1 First Way.*2 Second Way/);
  assert.doesNotMatch((await (await app.as('duty')).get(`/people/${id}`)).html, /First Way|Second Way/);
});

test('what was shielded and is withdrawn is said no more, and stays hidden in the history', async () => {
  const { id } = await addPerson(app.database, { names: [{ given: 'Wilfa', surname: 'Strand' }] });
  for (const words of ['1 Wrong Way', '2 Wrong Way'])
    await add(jonah, id, 'addresses', { kind: 'other', words, shield: 'yes', 'shield-why': why });
  const said = async () => [
    /shielded/.test((await amara.get(`/people/${id}`)).text),
    /Strand Something/.test((await amara.get('/people')).text),
  ];
  for (const left of [true, false]) {
    const [path = ''] = await shieldLinks(jonah, id);
    const withdrawn = { how: 'wrong', why: 'It was the address of another family' };
    assert.equal((await post(jonah, path.replace(/shield$/, 'end'), withdrawn)).status, 303);
    assert.deepEqual(await said(), [left, left]);
  }
  assert.match((await jonah.get(`/people/${id}/known`)).text, /1 Wrong Way.*Withdrawn/);
  assert.doesNotMatch((await amara.get(`/people/${id}/known`)).html, /Wrong Way/);
});

test('what takes the place of a shielded fact is read by the same people', async () => {
  const { id } = await addPerson(app.database, { names: [{ given: 'Orin', surname: 'Vale' }] });
  await add(jonah, id, 'adoption', { value: 'placed for adoption', words: 'with the Harts' });
  const [path = ''] = await shieldLinks(jonah, id);
  await post(jonah, path, { people: samplePractitioners.duty.id, why });
  const correct = {
    ...toldBy,
    value: 'adopted',
    words: 'by the Harts',
    mistake: 'The order was made in May',
  };
  assert.equal((await post(jonah, path.replace(/shield$/, 'correct'), correct)).status, 303);
  assert.match(
    (await (await app.as('duty')).get(`/people/${id}`)).text,
    /Shielded: do not pass on Adopted\. by the Harts/,
  );
  assert.doesNotMatch((await amara.get(`/people/${id}/known`)).html, /the Harts|dopted/);
});

test('what came in shielded is nobody’s until somebody who may restrict takes it on', async () => {
  const { id } = await addPerson(app.database, { addresses: [{ words: '5 Refuge Row', shielded: true }] });
  assert.doesNotMatch((await amara.get(`/people/${id}/known`)).html, /take-on/);
  const { html } = await jonah.get(`/people/${id}/known`);
  const [, path = ''] = /href="([^"]*take-on)"/.exec(html) ?? [];
  assert.equal((await amara.get(path)).status, 404);
  assert.equal((await post(jonah, path, { why: 'It came by the police' })).status, 303);
  assert.match((await jonah.get(`/people/${id}`)).text, /5 Refuge Row/);
  assert.equal((await jonah.get(path)).status, 404, 'it is somebody’s now');
});
