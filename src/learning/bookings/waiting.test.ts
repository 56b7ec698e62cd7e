import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { asOwner } from '../../../test/support/openings.ts';
import {
  addCourse,
  addSession,
  bookAs,
  messagesTo,
  rowsOf,
  whatIsDue,
  wholeBooking,
} from '../../../test/support/training.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const start = Temporal.Instant.from('2026-11-23T10:42:00Z');
const work = () => whatIsDue(app);
const later = (length: Temporal.DurationLike) => {
  app.clock.now = app.clock.now.add(length);
};
const told = async (address: string, words: RegExp) =>
  (await messagesTo(app, address)).filter((body) => words.test(body)).length;

test('a free place is offered to whoever waited longest, once; untaken it goes on', async () => {
  app.clock.now = start;
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id, { capacity: 1 });
  const had = await bookAs(app, 'a@example.org', session);
  const second = await bookAs(app, 'b@example.org', session);
  const third = await bookAs(app, 'c@example.org', session);
  await had.browser.get(`${had.path}/cancel`);
  await had.browser.post(`${had.path}/cancel`, { why: 'Ill' });
  const fourth = await bookAs(app, 'd@example.org', session);
  assert.match(
    (await fourth.browser.get(fourth.path)).text,
    /You are number 3 in the queue/,
    'nobody jumps the queue',
  );
  later({ minutes: 2 });
  await Promise.all([work(), work()]);
  later({ minutes: 2 });
  await work();
  assert.equal(await told('b@example.org', /yours to take until 10:44 on Wednesday 25 November 2026/), 1);
  assert.equal(await told('c@example.org', /yours to take/), 0);
  later({ hours: 49 });
  await work();
  assert.equal(await told('b@example.org', /is over, and it was offered on/), 1);
  assert.equal(await told('c@example.org', /yours to take/), 1);
  const again = await bookAs(app, 'c@example.org', session);
  const seen = await again.browser.get(third.path);
  assert.match(seen.text, /A place is yours to take/);
  assert.equal(
    (await again.browser.post(`${third.path}/take`, { 'form-key': crypto.randomUUID() })).status,
    303,
  );
  assert.match((await again.browser.get(third.path)).text, /Place confirmed/);
  assert.equal((await second.browser.get(second.path)).status === 200, false, 'a proof runs out');
});

test('nothing is offered once the session has begun, and whoever still waits is let go', async () => {
  app.clock.now = start;
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id, {
    ...{ capacity: 1, starts_at: '2026-11-24T10:00:00Z', ends_at: '2026-11-24T12:00:00Z' },
  });
  const had = await bookAs(app, 'e@example.org', session);
  const waits = await bookAs(app, 'f@example.org', session);
  await bookAs(app, 'g@example.org', session);
  await had.browser.get(`${had.path}/cancel`);
  await had.browser.post(`${had.path}/cancel`, { why: '' });
  later({ minutes: 2 });
  await work();
  const [offer] = await rowsOf(
    app,
    sql<{ until: Temporal.Instant }>`select offer_expires_at as until from learning.booking
    where id = ${waits.path.split('/').at(-1)}`,
  );
  assert.equal(offer?.until.toString(), '2026-11-24T10:00:00Z', 'an offer ends with the start at the latest');
  app.clock.now = Temporal.Instant.from('2026-11-24T10:00:00Z');
  await work();
  const states = await rowsOf(
    app,
    sql<{ state: string }>`select state from learning.booking where session_id = ${session} order by number`,
  );
  assert.deepEqual(
    states.map(({ state }) => state),
    ['cancelled', 'cancelled', 'cancelled'],
  );
  assert.equal(await told('g@example.org', /yours to take/), 0);
});

test('how to join comes a week before, a reminder two days before, each once, and again only when it moves', async () => {
  app.clock.now = start;
  const { id } = await addCourse(app.database, {
    delivery: 'virtual',
    title: 'Early help online',
    to_bring: 'A cup of tea',
  });
  const session = await addSession(app.database, id, {
    ...{ venue: null, starts_at: '2026-12-07T10:00:00Z', ends_at: '2026-12-07T12:00:00Z' },
  });
  await app.database.work(app.clock.now, (db) =>
    db
      .insertInto('learning.joining')
      .values({ session_id: session, href: 'https://meet.example/early', words: '' })
      .execute(),
  );
  const { browser, path } = await bookAs(app, 'online@example.org', session);
  assert.match((await browser.get(path)).text, /meet\.example/);
  const stranger = await bookAs(app, 'stranger@example.org', await addSession(app.database, id));
  assert.doesNotMatch((await stranger.browser.get(stranger.path)).text, /meet\.example/);
  await work();
  assert.equal(await told('online@example.org', /how to join/), 0);
  app.clock.now = Temporal.Instant.from('2026-11-30T10:01:00Z');
  await work();
  later({ minutes: 11 });
  await work();
  assert.equal(await told('online@example.org', /how to join[\s\S]*https:\/\/meet\.example\/early/), 1);
  assert.equal(await told('online@example.org', /is soon/), 0);
  const { id: first } = await addCourse(app.database, { title: 'Level 1' });
  await asOwner(app.database, (owner) =>
    owner.query(`insert into learning.prerequisite (course_id, needs_id, strength) values ($1, $2, 'soft')`, [
      id,
      first,
    ]),
  );
  app.clock.now = Temporal.Instant.from('2026-12-05T10:01:00Z');
  await work();
  later({ minutes: 11 });
  await work();
  assert.equal(await told('online@example.org', /is soon[\s\S]*A cup of tea[\s\S]*“Level 1” comes first/), 1);
  await app.database.work(app.clock.now, (db) =>
    db.updateTable('learning.session').set({ sequence: 1 }).where('id', '=', session).execute(),
  );
  later({ minutes: 11 });
  await work();
  assert.equal(await told('online@example.org', /is soon/), 2);
});

test('an agency that wants its training lead’s word: the place is kept until yes, and free after no', async () => {
  app.clock.now = start;
  const gwen = await app.as('trainingLead');
  await gwen.get('/learning/staff');
  await gwen.post('/learning/staff/rule', { press: 'ask' });
  const { id } = await addCourse(app.database);
  const session = await addSession(app.database, id, { capacity: 2 });
  const path = `/learning/sessions/${session}/book`;
  const bookings: string[] = [];
  for (const role of ['health', 'author'] as const) {
    const browser = await app.as(role);
    await browser.get(path);
    const done = await browser.post(path, { ...wholeBooking, email: `${role}@icb.example`, name: role });
    assert.match(
      (await browser.get(done.location ?? '')).text,
      /Waits for the training lead/,
      done.text.slice(0, 300),
    );
    bookings.push(done.location ?? '');
  }
  const [first = '', no] = bookings.map((booked) => booked.split('/').at(-1));
  const other = await addSession(app.database, id, {
    starts_at: '2027-02-09T10:00:00Z',
    ends_at: '2027-02-09T12:00:00Z',
  });
  const mover = await app.as('health');
  await mover.get(`/learning/bookings/${first}/move`);
  const moved = await mover.post(`/learning/bookings/${first}/move`, { session: other });
  assert.match(
    (await mover.get(moved.location ?? '')).text,
    /Waits for the training lead/,
    'another day is no way round',
  );
  const yes = moved.location?.split('/').at(-1);
  for (const [booking, press] of [
    [yes, 'yes'],
    [no, 'no'],
  ] as const) {
    await gwen.get('/learning/staff');
    assert.equal((await gwen.post(`/learning/staff/${booking}`, { press })).status, 303);
  }
  assert.match((await gwen.get('/learning/staff')).text, /health .*Place confirmed author .*Cancelled/);
  const [row] = await rowsOf(
    app,
    sql<{ taken: number }>`select taken from learning.session where id = ${session}`,
  );
  assert.equal(row?.taken, 0);
  assert.equal(await told('author@icb.example', /did not agree/), 1);
  const late = await app.as('health');
  await late.get(path);
  const asked = await late.post(path, { ...wholeBooking, email: 'health@icb.example', name: 'health' });
  assert.match((await gwen.get('/desk')).text, /Places for your staff 1 waits for your word/);
  app.clock.now = Temporal.Instant.from('2027-01-12T10:00:00Z');
  await work();
  const over = await (await app.as('health')).get(asked.location ?? '');
  assert.match(over.text, /Cancelled\. Your training lead had not agreed when the session began/);
});

test('who pays and what somebody needs is removed when its time is over', async () => {
  app.clock.now = start.add({ hours: 24 * 400 });
  await work();
  const kept = await rowsOf(
    app,
    sql`select 1 from learning.booking_payer union all select 1 from learning.booking_need`,
  );
  assert.deepEqual(kept, []);
});
