import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { baseUrl, startTestApp, type TestApp } from '../../../test/support/app.ts';
import { Authenticator } from '../../../test/support/authenticator.ts';
import { addConcern } from '../../../test/support/concerns.ts';
import { reason, stubIn, stubLink, twoConcerns } from '../../../test/support/emergency.ts';
import { opened } from '../../../test/support/filled-in.ts';
import type { Visitor } from '../../../test/support/visitor.ts';

let app: TestApp;
const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
before(async () => {
  app = await startTestApp();
});
beforeEach(() => {
  app.clock.now = start;
});
after(() => app.close());

/** Somebody who signed in a while ago has the form of an emergency before them and sends it. */
async function sends(minutes: number) {
  app.clock.now = start;
  const { hidden, own } = await twoConcerns(app);
  const person = await app.as('screening');
  const link = await stubLink(person, own);
  app.clock.now = start.add({ minutes });
  await person.get(link);
  const path = `/break-glass/${hidden.id}`;
  const answer = await person.post(path, { stub: stubIn(link), reason });
  return { hidden, person, path, answer };
}

const isOpen = async (person: Visitor, id: string) => (await person.get(`/front-door/${id}`)).status === 200;

test('within five minutes of signing in nothing more is asked', async () => {
  const { answer, hidden } = await sends(4);
  assert.equal(answer.location, `/front-door/${hidden.id}`);
});

test('later, emergency access asks first who it is, and gives back what was typed', async () => {
  const { answer, hidden, person, path } = await sends(6);
  assert.match(answer.location ?? '', /^\/sign-in\/confirm\?next=/);
  assert.equal(await isOpen(person, hidden.id), false);
  const confirm = await person.get(answer.location ?? '');
  assert.match(confirm.text, /Prove that it is you.*What you typed is kept/);
  assert.doesNotMatch(confirm.html, /Police at the door/);
  const next = /name="next" value="([^"]+)"/.exec(confirm.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const before = person.cookies.get('__Host-session');
  const proved = await person.post('/sign-in/confirm', { next });
  assert.equal(proved.location, next);
  assert.notEqual(person.cookies.get('__Host-session'), before, 'a new session in place of the old');
  const form = await opened(person, next, {}, path);
  assert.match((await person.get(next)).html, /Police at the door now/);
  assert.equal(await isOpen(person, hidden.id), false, 'proving who it is opens nothing');
  const done = await person.post(path, { ...form.fields, reason });
  assert.equal(done.location, `/front-door/${hidden.id}`);
  assert.equal(await isOpen(person, hidden.id), true);
});

test('what another person proves does not carry what the first one typed', async () => {
  const { answer, person } = await sends(6);
  const next = new URL(answer.location ?? '', baseUrl).searchParams.get('next') ?? '';
  const { person: other } = await sends(0);
  assert.notEqual(person, other);
  const police = await app.as('police');
  assert.doesNotMatch((await police.get(next)).html, /Police at the door now/);
});

test('hiding an address does not wait; showing it again asks first', async () => {
  const concern = await addConcern(app.database, { addresses: [{ words: '9 Harbour Way' }] });
  const [address = ''] = concern.addresses;
  const path = `/front-door/${concern.id}/shield`;
  const browser = await app.as('decision');
  app.clock.now = start.add({ minutes: 20 });
  const send = async (choice: string, why: string) => {
    const form = await opened(browser, path, { address: choice, reason: why });
    return browser.post(form.path, form.fields);
  };
  assert.equal((await send(address, 'The father must not learn it')).location, `/front-door/${concern.id}`);
  const why = 'The order against him has lapsed';
  const asked = await send(`show:${address}`, why);
  assert.match(asked.location ?? '', /^\/sign-in\/confirm/);
  const next = new URL(asked.location ?? '', baseUrl).searchParams.get('next') ?? '';
  await browser.get(asked.location ?? '');
  await browser.post('/sign-in/confirm', { next });
  assert.match((await browser.get(next)).html, /The order against him has lapsed/);
  assert.equal((await send(`show:${address}`, why)).location, `/front-door/${concern.id}`);
});

test('a passkey proves it, and the page is passed by whoever has just proved it', async () => {
  const browser = await app.as('screening');
  assert.equal((await browser.get('/sign-in/confirm?next=%2Fbreak-glass')).location, '/break-glass');
  const key = new Authenticator(baseUrl);
  await browser.get('/account');
  const options = await browser.post('/account/passkeys/options');
  await browser.get('/account');
  const added = await browser.post('/account/passkeys', {
    name: 'work laptop',
    answer: key.make(JSON.parse(options.html)),
  });
  assert.equal(added.status, 303, added.text);
  app.clock.now = start.add({ minutes: 10 });
  await browser.get('/sign-in/confirm?next=%2Fbreak-glass');
  const challenge = await browser.post('/sign-in/passkey/options');
  await browser.get('/sign-in/confirm?next=%2Fbreak-glass');
  const proved = await browser.post('/sign-in/passkey', {
    next: '/break-glass',
    answer: key.sign(JSON.parse(challenge.html)),
  });
  assert.equal(proved.location, '/break-glass');
  assert.equal((await browser.get('/sign-in/confirm?next=%2Fdesk')).location, '/desk');
});

test('outside a trial nobody confirms by a button', async (t) => {
  const browser = await app.as('screening');
  const cookie = browser.cookies.get('__Host-session') ?? '';
  assert.ok(cookie);
  const live = await startTestApp({ config: { mode: 'live' } });
  t.after(() => live.close());
  const stranger = live.visitor();
  await stranger.get('/sign-in');
  assert.equal((await stranger.post('/sign-in/confirm', { next: '/desk' })).status, 401);
  app.clock.now = start.add({ minutes: 10 });
  assert.doesNotMatch((await browser.get('/sign-in/confirm?next=https%3A%2F%2Fevil.example')).html, /evil/);
});

test('a banner on every page says which record is open, until when, and ends it', async () => {
  const { hidden, person } = await sends(0);
  for (const path of ['/desk', '/front-door', '/account', '/break-glass', '/nowhere']) {
    const { text } = await person.get(path);
    assert.match(
      text,
      new RegExp(`Emergency access is running\\. ${hidden.reference} is open to you until today at 14:42`),
      path,
    );
  }
  const { html } = await person.get('/desk');
  const end = new RegExp(`/break-glass/[0-9a-f-]{36}/end(?=[\\s\\S]{0,400}${hidden.reference})`).exec(
    html,
  )?.[0];
  await person.post(end ?? '');
  assert.doesNotMatch((await person.get('/desk')).text, new RegExp(hidden.reference));
  assert.equal(await isOpen(person, hidden.id), false);
  const later = await sends(0);
  app.clock.now = start.add({ hours: 4 });
  assert.doesNotMatch(
    (await (await app.as('screening')).get('/desk')).text,
    new RegExp(later.hidden.reference),
  );
});
