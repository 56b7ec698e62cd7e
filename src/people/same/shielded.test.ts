import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { toldBy } from '../../../test/support/events.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { linked, twoRecords } from '../../../test/support/same.ts';
import { look } from '../../../test/support/searching.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { routes } from '../../app.ts';
import { sampleTeams } from '../../partnership/index.ts';

let app: TestApp;
let amara: Visitor;
let jonah: Visitor;
let duty: Visitor;
before(async () => {
  app = await startTestApp();
  amara = await app.as('screening');
  jonah = await app.as('decision');
  duty = await app.as('duty');
});
after(() => app.close());

const shield = { shield: 'yes', 'shield-why': 'The father must not learn it' };
const addressOf = (browser: Visitor, person: string, words: string, more = {}) =>
  post(browser, `/people/${person}/known/addresses/add`, { ...toldBy, kind: 'other', words, ...more });

test('what is shielded on one record is said of the person, and the next address is hidden beside it', async () => {
  const { head, other, given } = await twoRecords(app);
  assert.equal((await addressOf(jonah, other.id, '9 Zinnia Walk', shield)).status, 303);
  const compared = await amara.get(`/people/same?one=${head.id}&other=${other.id}`);
  assert.match(compared.text, new RegExp(`Something is shielded on ${other.reference}.`));
  assert.doesNotMatch(compared.html, /Zinnia/);
  await linked(app, head.id, other.id);
  const record = await duty.get(`/people/${head.id}`);
  assert.match(record.text, /Something is shielded/);
  assert.match(record.text, /Where they live.{0,300}Something here is shielded/);
  assert.match((await duty.get('/people')).text, new RegExp(`${given} \\S+ Something is shielded`));
  assert.equal((await addressOf(amara, head.id, '2 Second Way')).status, 303);
  assert.doesNotMatch((await duty.get(`/people/${head.id}/known`)).html, /Zinnia|Second Way/);
  assert.match(
    (await jonah.get(`/people/${head.id}`)).text,
    /9 Zinnia Walk.*2 Second Way|2 Second Way.*9 Zinnia Walk/s,
  );
});

test('the same address on another record of the person is hidden with it', async () => {
  const { head, other } = await twoRecords(app, {
    other: { addresses: [{ words: '4 quay row', postcode: 'RM17 6SL' }] },
  });
  await linked(app, head.id, other.id);
  const { html } = await jonah.get(`/people/${head.id}/known`);
  const path = new RegExp(`href="([^"]*/${head.addresses[0]}/shield)"`).exec(html)?.[1] ?? '';
  const form = await jonah.get(path);
  assert.match(form.text, new RegExp(`Shield it there too .*, ${other.reference}`));
  assert.match(form.html, new RegExp(`value="${other.addresses[0]}" checked`));
  const said = { why: 'The father must not learn it', also: other.addresses[0] ?? '' };
  assert.equal((await post(jonah, path, said)).status, 303);
  assert.doesNotMatch((await duty.get(`/people/${head.id}/known`)).html, /quay row/i);
});

test('what is shielded on one record is hidden on the other when they are linked, and shown again when they are taken apart', async () => {
  const { head, other, given, surname } = await twoRecords(app, {
    other: { addresses: [{ words: '9 Zinnia Walk', postcode: 'SS9 2AB' }] },
  });
  const same = { words: '9 zinnia walk', postcode: 'SS9 2AB', kind: 'home' };
  assert.equal((await addressOf(jonah, head.id, same.words, { ...same, ...shield })).status, 303);
  assert.match((await duty.get(`/people/${other.id}`)).text, /9 Zinnia Walk/);
  const path = await linked(app, head.id, other.id);
  for (const id of [head.id, other.id]) {
    const { location } = await duty.get(`/people/${id}`);
    assert.doesNotMatch((await duty.get(location ?? `/people/${id}`)).html, /Zinnia/i);
    assert.doesNotMatch((await duty.get(`/people/${head.id}/known`)).html, /Zinnia/i);
  }
  assert.match(
    (await jonah.get(`/people/${head.id}`)).text,
    /9 zinnia walk.*9 Zinnia Walk|9 Zinnia Walk.*9 zinnia walk/s,
  );
  const reasons = async () => (await look(duty, { given, surname, postcode: 'SS9 2AB' })).text;
  assert.doesNotMatch(await reasons(), /the same postcode/, 'nor does a search know it');
  assert.equal(
    (await post(jonah, path, { why: 'They are cousins of one name' }, `${path}/split`)).status,
    303,
  );
  assert.match((await duty.get(`/people/${other.id}`)).text, /9 Zinnia Walk/);
  assert.doesNotMatch((await duty.get(`/people/${head.id}`)).html, /zinnia/i);
  assert.match(await reasons(), /the same postcode/);
});

test('shown again, it is shown on the other record too, where nobody has settled anything else', async () => {
  const same = { addresses: [{ words: '9 Zinnia Walk', postcode: 'SS9 2AB' }] };
  const { head, other } = await twoRecords(app, { head: same, other: same });
  await linked(app, head.id, other.id);
  await asOwner(app.database, (owner) =>
    owner.query('update people.person set team_id = $2, teams = array[$2::uuid] where id = $1', [
      other.id,
      sampleTeams.essexHub,
    ]),
  );
  const hester = await app.as('essexDecision');
  const { html } = await jonah.get(`/people/${head.id}/known`);
  const path = new RegExp(`href="([^"]*/${head.addresses[0]}/shield)"`).exec(html)?.[1] ?? '';
  assert.equal((await post(jonah, path, { why: 'The father must not learn it' })).status, 303);
  const hidden = await hester.get(`/people/${other.id}`);
  assert.doesNotMatch(hidden.html, /Zinnia/);
  assert.match(hidden.text, /Something here is shielded/);
  const shown = path.replace(/shield$/, 'unshield');
  assert.equal((await post(jonah, shown, { why: 'The order against him has lapsed' })).status, 303);
  const read = await hester.get(`/people/${other.id}`);
  assert.match(read.text, /9 Zinnia Walk/);
  assert.doesNotMatch(read.text, /shielded/i);
});

test('the same told anew on the other record is hidden as it is written; its writer is told nothing of the shielded one', async () => {
  const { head, other, given, surname } = await twoRecords(app, { other: { addresses: [] } });
  assert.equal(
    (await addressOf(jonah, head.id, '9 Zinnia Walk, Leigh', { postcode: 'SS9 2AB', ...shield })).status,
    303,
  );
  const number = { ...toldBy, channel: 'phone', value: '07700 900 461', safe: 'safe', ...shield };
  assert.equal((await post(jonah, `/people/${head.id}/known/contacts/add`, number)).status, 303);
  await linked(app, head.id, other.id);
  // The second record is Essex's now, and theirs alone.
  await asOwner(app.database, (owner) =>
    owner.query('update people.person set team_id = $2, teams = array[$2::uuid] where id = $1', [
      other.id,
      sampleTeams.essexHub,
    ]),
  );
  const hester = await app.as('essexDecision');
  assert.equal((await hester.get(`/people/${head.id}`)).status, 404);
  const plain = { ...toldBy, channel: 'phone', value: '+44 7700 900461', safe: 'safe' };
  assert.equal((await post(hester, `/people/${other.id}/known/contacts/add`, plain)).status, 303);
  assert.equal((await addressOf(hester, other.id, '9 zinnia walk', { postcode: 'SS9 2AB' })).status, 303);
  assert.equal((await addressOf(hester, other.id, '31 Open Road')).status, 303);
  for (const path of [`/people/${other.id}`, `/people/${other.id}/known`, '/people']) {
    const { text, status } = await hester.get(path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(text, /hielded/, `nothing tells the writer, on ${path}`);
  }
  assert.match(
    (await hester.get(`/people/${other.id}/known`)).text,
    /9 zinnia walk.*900461|900461.*9 zinnia walk/s,
  );
  const colleague = await app.as('second');
  const ofPerson = routes
    .filter(({ method, path }) => method === 'GET' && /^\/people\/:id(\/[a-z/-]+)?$/.test(path))
    .map(({ path }) => path);
  assert.ok(ofPerson.length > 8, ofPerson.join());
  const pages = ofPerson.flatMap((path) => [head.id, other.id].map((id) => path.replace(':id', id)));
  let said = 0;
  for (const path of [
    ...pages,
    '/people',
    '/people/duplicates',
    `/people/same?one=${head.id}&other=${other.id}`,
  ]) {
    const { html, text } = await colleague.get(path);
    assert.doesNotMatch(html, /zinnia|900461/i, path);
    if (/omething (here )?is shielded/.test(text)) said += 1;
  }
  assert.ok(said > 1, 'whoever did not write it reads that something is shielded');
  const search = await look(colleague, { given, surname, postcode: 'SS9 2AB' });
  assert.doesNotMatch(search.text, /the same postcode/);
});
