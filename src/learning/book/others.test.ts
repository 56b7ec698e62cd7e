import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { champion, withCredentials } from '../../../test/support/credentials.ts';
import { asOwner } from '../../../test/support/openings.ts';
import {
  addCourse,
  addSession,
  bookAs,
  messagesTo,
  prove,
  rowsOf,
  wholeBooking,
} from '../../../test/support/training.ts';
import { samplePractitioners } from '../../partnership/index.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('a training lead sends a list: each line is booked or refused with its reason, and what was refused is put right', async () => {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course, { capacity: 2 });
  const path = `/learning/sessions/${session}/book-list`;
  const gwen = await app.as('trainingLead');
  await bookAs(app, 'lee@icb.example', session);
  await gwen.get(path);
  const many = Array.from({ length: 31 }, (_, n) => `Name ${n}, n${n}@icb.example`).join('\n');
  assert.match((await gwen.post(path, { ...wholeBooking, people: many })).text, /Write 30 lines at most/);
  const people = [
    'Lee Marsh, lee@icb.example',
    'Kim Poole; kim@icb.example; a hearing loop',
    'No Address',
    'Ash Moor, ash@icb.example',
    'Lee Twice, kim@icb.example',
  ].join('\n');
  const thin = await gwen.post(path, { people, terms: 'yes' });
  assert.equal(thin.status, 400);
  assert.match(thin.html, /Kim Poole; kim@icb\.example; a hearing loop/);
  const done = await gwen.post(path, { ...wholeBooking, people });
  assert.equal(done.status, 303, done.text.slice(0, 500));
  const result = await gwen.get(done.location ?? '');
  assert.match(
    result.text,
    /2 booked, 3 refused.*Lee Marsh has a place already.*No Address Write a name, a comma and an email address.*Lee Twice has a place already.*Kim Poole kim@icb\.example Place confirmed Ash Moor ash@icb\.example In the queue/,
  );
  const again = /href="([^"]*book-list\?from=[^"]*)"/.exec(result.html)?.[1] ?? '';
  const left = await gwen.get(again);
  assert.match(left.html, />Lee Marsh, lee@icb\.example\nNo Address\nLee Twice, kim@icb\.example</);
  assert.match(left.html, /value="finance@creekside\.example"/);
  const own = /href="(\/learning\/bookings\/[0-9a-f-]{36})">Kim Poole/.exec(result.html)?.[1] ?? '';
  assert.match((await gwen.get(own)).text, /To take part a hearing loop/);
  const kim = own.split('/').at(-1);
  assert.match(result.html, new RegExp(`name="access-${kim}"[^>]*value="a hearing loop"`));
  const list = done.location ?? '';
  const needs = { [`access-${kim}`]: 'Step-free access', [`dietary-${kim}`]: 'No nuts' };
  assert.equal((await gwen.post(list, { ...needs, 'form-key': randomUUID() })).status, 303);
  assert.match((await gwen.get(own)).text, /To take part Step-free access To eat No nuts/);
  const rosalind = await app.as('coordinator');
  assert.match((await rosalind.get(own)).text, /To eat No nuts/);
  assert.equal(
    (await rosalind.post(list, { ...needs, 'form-key': randomUUID() })).status,
    404,
    'the list is the lead’s',
  );
  assert.match((await gwen.get('/learning/bookings')).text, /Ash Moor.*Kim Poole/);
  assert.equal(
    (await (await app.as('coordinator')).get(done.location ?? '')).status,
    404,
    'it is the lead’s',
  );
  assert.equal((await (await app.as('school')).get(path)).status, 404);
});

test('a coordinator books anybody who rings, with their payer and what they need, and it stands with their account', async () => {
  const { id: course } = await addCourse(app.database);
  const path = `/learning/sessions/${await addSession(app.database, course)}/book`;
  const rosalind = await app.as('coordinator');
  assert.match((await rosalind.get(path)).html, /value="other" checked/);
  const rings = { ...wholeBooking, for: 'other', name: '', access: 'Large print' };
  const thin = await rosalind.post(path, rings);
  assert.match(thin.text, /Enter their name.*Enter an email address/);
  const who = { 'other-name': 'Bo Reed', 'other-email': 'bo.rings@example.org' };
  const done = await rosalind.post(path, { ...rings, ...who });
  assert.equal(done.status, 303, done.text.slice(0, 400));
  assert.match(
    (await rosalind.get(done.location ?? '')).text,
    /Bo Reed, bo\.rings@example\.org.*Creekside Youth Trust \(Voluntary.*Payer Finance team.*To take part Large print Booked by Rosalind Keep/,
  );
  assert.match((await messagesTo(app, 'bo.rings@example.org')).at(-1) ?? '', /You have a place on/);
  const bo = await prove(app, 'bo.rings@example.org');
  assert.equal((await bo.get(done.location ?? '')).status, 200, 'it is theirs too');
  await rosalind.get(path);
  const address = 'm.teale@school.example';
  await asOwner(app.database, (owner) =>
    owner.query('update partnership.practitioner set email = $1 where id = $2', [
      address,
      samplePractitioners.school.id,
    ]),
  );
  await rosalind.post(path, { ...rings, 'other-name': 'Marian Teale', 'other-email': address });
  const marian = await app.as('school');
  assert.match((await marian.get('/learning/bookings')).text, /Marian Teale/, 'it stands in her own list');
});

test('whom a course is for is checked: others are told where to go, and a licence is held on the day or nobody comes', async () => {
  await withCredentials(app);
  const { id: course, code } = await addCourse(app.database, {
    ...{ audiences: ['managers'], audience_checked: true, audience_kinds: ['voluntary', 'health'] },
    ...{ audience_message: 'This is for managers', audience_href: '/learning/courses/basics' },
  });
  const session = await addSession(app.database, course);
  assert.match(
    (await app.visitor().get(`/learning/courses/${code}`)).text,
    /Who may book Only: Managers and supervisors, from: Voluntary organisation or charity, Health service/,
  );
  const silent = await bookAs(app, 'role@example.org', session);
  assert.match(silent.seen.text, /Choose what describes the work/);
  const wrong = await bookAs(app, 'role@example.org', session, { role: 'direct-workers' });
  assert.equal(wrong.seen.status, 400);
  assert.match(
    wrong.seen.html,
    /This is for managers[\s\S]*Nothing is booked[\s\S]*href="\/learning\/courses\/basics">See what there is for you/,
  );
  const kind = await bookAs(app, 'role@example.org', session, {
    ...{ role: 'managers', 'organisation-type': 'police' },
  });
  assert.match(kind.seen.text, /This is for managers/);
  const manager = await bookAs(app, 'role@example.org', session, { role: 'managers' });
  assert.equal(manager.seen.status, 303);
  const swap = `${manager.path}/substitute`;
  assert.match((await manager.browser.get(swap)).text, /What describes the work best\?/);
  const [who, key] = [{ name: 'Jo Dee', email: 'jo.dee@example.org' }, () => ({ 'form-key': randomUUID() })];
  assert.match(
    (await manager.browser.post(swap, { ...who, ...key() })).text,
    /Choose what describes the work/,
  );
  const not = await manager.browser.post(swap, { ...who, role: 'direct-workers', ...key() });
  assert.match(not.text, /This is for managers/);
  const given = await manager.browser.post(swap, { ...who, role: 'managers', ...key() });
  assert.equal(given.status, 303);
  const other = await addSession(app.database, course, {
    starts_at: '2027-02-09T10:00:00Z',
    ends_at: '2027-02-09T12:00:00Z',
  });
  const moved = await manager.browser.post(`${given.location}/move`, { session: other, ...key() });
  const [kept] = await rowsOf(
    app,
    sql<{ role: string }>`select role from learning.booking where id = ${moved.location?.split('/').at(-1)}`,
  );
  assert.equal(kept?.role, 'managers', 'what they do goes with them to another day');
  const mails = await messagesTo(app, 'jo.dee@example.org');
  const mail = mails.find((body) => body.startsWith('You have a place')) ?? mails.join('\n');
  assert.match(mail, /When you come, say your number: \d+\. Or show the code that stands with your booking/);
  assert.match(mail, /You need no account to open it[\s\S]*\/my-receipts\?next=%2Flearning%2Fbookings%2F/);
  const licence = await addCourse(app.database, {
    ...{ needs_credential: 'cse-champion', licence_note: 'Open to champions only.' },
  });
  const day = await addSession(app.database, licence.id, { area: 'thurrock' });
  const nobody = await bookAs(app, 'none@example.org', day);
  assert.match(
    nobody.seen.text,
    /Open to champions only\. Whoever comes needs an account here.*See what the licence asks for/,
  );
  const marian = await app.as('school');
  const path = `/learning/sessions/${day}/book`;
  await marian.get(path);
  const mine = { ...wholeBooking, email: 'marian@school.example' };
  assert.equal((await marian.post(path, mine)).status, 400);
  await champion(app, 'school');
  const held = await marian.post(path, mine);
  assert.equal(held.status, 303, held.text.slice(0, 400));
  await marian.get(`${held.location}/substitute`);
  const instead = { name: 'Bo Reed', email: 'bo.instead@example.org' };
  assert.match(
    (await marian.post(`${held.location}/substitute`, instead)).text,
    /Only somebody whose account here holds the licence can come instead/,
  );
});
