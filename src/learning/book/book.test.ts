import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
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

test('somebody without an account proves an address, books, and sees that booking and no other', async () => {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course);
  const path = `/learning/sessions/${session}/book`;
  const visitor = app.visitor();
  const first = await visitor.get(path);
  assert.match(first.text, /Who are you\?.*We send a code to your address/);
  assert.match(first.html, /ws-call__line/, 'whom to ring');
  const asked = await visitor.get(`/my-receipts?next=${encodeURIComponent(path)}`);
  assert.match(asked.html, new RegExp(`name="next" value="${path}"`));
  const code = await visitor.post('/my-receipts', { email: 'Ada@Example.org', next: path });
  await visitor.get(code.location ?? '');
  const [message = ''] = await messagesTo(app, 'ada@example.org');
  const digits = /\d{4} \d{4}/.exec(message)?.[0] ?? '';
  const proved = await visitor.post('/my-receipts/code', { code: digits, next: path });
  assert.equal(proved.location, path);
  const form = await visitor.get(path);
  assert.match(form.text, /Your email address: ada@example.org/);
  const thin = await visitor.post(path, { name: 'Ada' });
  assert.equal(thin.status, 400);
  assert.match(thin.text, /Enter who pays if there is something to pay/);
  assert.match(thin.text, /Read the terms and tick that you agree/);
  const done = await visitor.post(path, { ...wholeBooking, dietary: 'No nuts', 'purchase-order': 'PO-7' });
  assert.equal(done.status, 303, done.text.slice(0, 400));
  const booking = await visitor.get(done.location ?? '');
  assert.match(
    booking.text,
    /Working together early Place confirmed.*Ada Quill, ada@example.org.*Tuesday 12 January 2027, 10:00 to 12:00.*PO-7.*No nuts/,
  );
  assert.match(
    (await messagesTo(app, 'ada@example.org')).at(-1) ?? '',
    /You have a place on .*\/learning\/calendar\//s,
  );
  const other = await prove(app, 'other@example.org');
  assert.equal((await other.get(done.location ?? '')).status, 404);
  assert.equal((await other.get(`${done.location}/cancel`)).status, 404);
  await other.get(path);
  assert.equal((await other.post(`${done.location}/cancel`, { why: '' })).status, 404);
  assert.equal((await (await app.as('screening')).get(done.location ?? '')).status, 404);
  const own = await other.get('/learning/bookings');
  assert.match(own.text, /You have no bookings.*You see the bookings of other@example\.org/);
  await other.post('/my-receipts/leave');
  assert.match((await other.get('/learning/bookings')).location ?? '', /^\/my-receipts/);
});

test('posted again it is one booking, and nobody stands twice for a session', async () => {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course);
  const path = `/learning/sessions/${session}/book`;
  const browser = await prove(app, 'twice@example.org');
  await browser.get(path);
  const [one, two] = await Promise.all([browser.post(path, wholeBooking), browser.post(path, wholeBooking)]);
  assert.deepEqual([one?.location, two?.status], [two?.location, 303]);
  await browser.get(path);
  const again = await browser.post(path, wholeBooking);
  assert.match(again.text, /has a place already, or waits for one/);
});

test('a hard prerequisite, an employer that goes elsewhere and an age are said in words', async () => {
  const basic = await addCourse(app.database, { title: 'Trauma: the basics' });
  const { id: course } = await addCourse(app.database, { age_from: 13, age_to: 19, age_to_send: 25 });
  const session = await addSession(app.database, course);
  await app.database.work(app.clock.now, async (db) => {
    await db
      .insertInto('learning.prerequisite')
      .values({ course_id: course, needs_id: basic.id, strength: 'hard' })
      .execute();
    await db
      .insertInto('learning.exclusion')
      .values({
        course_id: course,
        agency_id: '00000001-0000-4000-8000-000000000002',
        organisation: 'Essex Children’s Social Care',
        message: 'Your council has its own course',
        href: null,
      })
      .execute();
  });
  const { seen, browser } = await bookAs(app, 'young@example.org', session, {
    age: '22',
    organisation: 'Essex Children’s social care',
  });
  assert.equal(seen.status, 400);
  assert.match(
    seen.text,
    /Your council has its own course.*“Trauma: the basics” comes first\. Book that one.*This is for people aged 13 to 19, or to 25 with special educational needs/,
  );
  const first = await addSession(app.database, basic.id, {
    starts_at: '2027-01-05T10:00:00Z',
    ends_at: '2027-01-05T12:00:00Z',
  });
  const done = await bookAs(app, 'young@example.org', first);
  assert.equal(done.seen.status, 303);
  await browser.get(`/learning/sessions/${session}/book`);
  const now = await browser.post(`/learning/sessions/${session}/book`, {
    ...wholeBooking,
    age: '22',
    send: 'yes',
  });
  assert.equal(now.status, 303, now.text.slice(0, 500));
});

test('a full session queues; cancelling, a colleague and another day', async () => {
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course, { capacity: 1 });
  const later = await addSession(app.database, course, {
    capacity: 2,
    starts_at: '2027-02-09T10:00:00Z',
    ends_at: '2027-02-09T12:00:00Z',
  });
  const had = await bookAs(app, 'first@example.org', session);
  const waits = await bookAs(app, 'second@example.org', session);
  assert.match((await waits.browser.get(waits.path)).text, /You are next in the queue/);
  const third = await bookAs(app, 'third@example.org', session);
  assert.match((await third.browser.get(third.path)).text, /You are number 2 in the queue/);
  await had.browser.get(`${had.path}/substitute`);
  const given = await had.browser.post(`${had.path}/substitute`, {
    name: 'Bo Reed',
    email: 'bo@example.org',
  });
  assert.match((await had.browser.get(given.location ?? '')).text, /Bo Reed, bo@example.org/);
  assert.match((await had.browser.get(had.path)).text, /A colleague comes instead/);
  const colleague = await prove(app, 'bo@example.org');
  await colleague.get(`${given.location}/move`);
  const moved = await colleague.post(`${given.location}/move`, { session: later });
  assert.equal(moved.status, 303, moved.text.slice(0, 400));
  assert.match((await colleague.get(moved.location ?? '')).text, /Tuesday 9 February 2027/);
  await waits.browser.get(`${waits.path}/cancel`);
  assert.equal((await waits.browser.post(`${waits.path}/cancel`, { why: '' })).status, 303);
  const [counts] = await rowsOf(
    app,
    sql<{ taken: number; standing: number }>`select s.taken, (select count(*)::integer from learning.booking b
      where b.session_id = s.id and b.state = 'confirmed') as standing from learning.session s where s.id = ${session}`,
  );
  assert.deepEqual(counts, { taken: 0, standing: 0 });
});

test('own bookings page on beyond the first twenty-five', async () => {
  const { id: course } = await addCourse(app.database);
  const gwen = await app.as('police');
  const session = await addSession(app.database, course, { capacity: 50 });
  const { id } = samplePractitioners.police;
  await app.database.work(app.clock.now, (db) =>
    sql`insert into learning.booking (session_id, course_id, name, email, organisation, organisation_type, booked_by,
        booked_by_name, state, price_pence, price_reason, course_version, site, calendar_code, calendar_hash)
      select ${session}, ${course}, 'Person ' || lpad(n::text, 3, '0'), 'p' || n || '@many.example', 'A', 'police', ${id}, 'Rafe',
        'waiting', 0, 'Free', 1, '', 'c' || n, 'h' || n from generate_series(1, 30) n`.execute(db),
  );
  const first = await gwen.get('/learning/bookings');
  assert.match(first.text, /Person 030/);
  assert.doesNotMatch(first.text, /Person 005/);
  const next = /href="(\/learning\/bookings\?before=\d+)"/.exec(first.html)?.[1] ?? '';
  assert.match((await gwen.get(next)).text, /Person 005.*Person 001/);
});

test('a colleague needs what comes first too, or says what is like it', async () => {
  const first = await addCourse(app.database, { title: 'The first of two' });
  const { id: course } = await addCourse(app.database);
  const session = await addSession(app.database, course);
  await app.database.work(app.clock.now, (db) =>
    db
      .insertInto('learning.prerequisite')
      .values({ course_id: course, needs_id: first.id, strength: 'soft', equivalent: true, evidence: true })
      .execute(),
  );
  const refused = await bookAs(app, 'soft@example.org', session);
  assert.match(
    refused.seen.text,
    /“The first of two” comes first\. If you have done something like it, say what stands for it and how you can show it/,
  );
  const { browser, path, seen } = await bookAs(app, 'soft@example.org', session, {
    [`claim-${first.id}`]: 'Done in Kent, certificate at hand',
  });
  assert.equal(seen.status, 303);
  await browser.get(`${path}/substitute`);
  const colleague = { name: 'Bo Reed', email: 'bo.reed@example.org' };
  const thin = await browser.post(`${path}/substitute`, colleague);
  assert.equal(thin.status, 400);
  assert.match(thin.text, /“The first of two” comes first\. Say what they have done that is like it/);
  await browser.get(`${path}/substitute`);
  const given = await browser.post(`${path}/substitute`, { ...colleague, claim: 'A day in Suffolk' });
  assert.equal(given.status, 303, given.text.slice(0, 400));
  const rosalind = await app.as('coordinator');
  const page = `/learning/programme/sessions/${session}`;
  assert.match((await rosalind.get(page)).text, /Bo Reed A day in Suffolk It will do It will not do/);
  const [booking, needs] = [given.location?.split('/').at(-1) ?? '', first.id];
  assert.equal((await rosalind.post(`${page}/claims`, { booking, needs, press: 'refuse' })).status, 303);
  assert.match(
    (await rosalind.get(`/learning/bookings/${booking}`)).text,
    /Cancelled\. What comes first is not shown to be done/,
  );
});
