import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { opened } from '../../../../test/support/filled-in.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { closes, heldSession, rowsOf } from '../../../../test/support/register.ts';
import { addCourse, bookAs, prove, wholeBooking } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { samplePractitioners } from '../../../partnership/index.ts';
import { accountAtDoor } from '../../store/eligibility.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());
beforeEach(() => {
  app.clock.now = Temporal.Instant.from('2026-11-23T10:42:00Z');
});

const query = (text: string, values: readonly unknown[]) =>
  asOwner(app.database, (owner) => owner.query(text, [...values]));

async function asks(browser: Visitor, path: string, over: Record<string, string>) {
  const form = await opened(browser, `${path}/door`, { ...wholeBooking, name: 'Dee Marsh', ...over });
  return browser.post(form.path, form.fields);
}

test('somebody without a booking is told the price and the terms, gets a booking of their own, and is charged for it', async () => {
  const { path, session, ends } = await heldSession(app, {
    course: { price_table: 'standard', charging_policy: 'standard' },
  });
  const trainer = await app.as('trainer');
  const page = await trainer.get(`${path}/door`);
  assert.match(page.text, /Price today .*£60.*To be said before they come in .*15 working days/);
  const email = 'dee.marsh@example.org';
  const thin = await asks(trainer, path, { email, terms: '', 'payer-name': '' });
  assert.equal(thin.status, 400);
  assert.match(thin.text, /Enter who pays.*Read the terms/);
  assert.match(thin.html, /value="Dee Marsh"/, 'nothing that was typed is lost');
  const seen = await asks(trainer, path, { email, 'organisation-type': 'school' });
  assert.equal(seen.status, 303, seen.text.slice(0, 400));
  const person = await trainer.get(seen.location ?? '');
  assert.match(person.text, /Dee Marsh.*Price £60.*schools.*Here.*Callum Oyelaran, at the door/);
  const id = seen.location?.split('/').at(-1) ?? '';
  const own = await (await prove(app, email)).get(`/learning/bookings/${id}`);
  assert.match(own.text, /For Dee Marsh.*Price £60.*Payer Finance team/);
  assert.equal((await trainer.get(`/learning/bookings/${id}`)).text.includes('Finance team'), false);
  assert.match((await asks(trainer, path, { email })).text, /has a place already/);
  await closes(app, path, ends);
  const [row] = await rowsOf(
    app,
    sql`select b.state, c.cause, c.pence from learning.booking b join learning.charge c on c.booking_id = b.id
      where b.id = ${id}::uuid and b.session_id = ${session}::uuid`,
  );
  assert.deepEqual(row, { state: 'attended', cause: 'place', pence: 6000 });
  const late = await (await app.as('trainer')).get(`${path}/door`);
  assert.match(late.text, /Nobody can be added now/);
});

test('whoever has an account gets a booking that stands with it; nobody else’s door looks accounts up', async () => {
  const { path } = await heldSession(app);
  const other = await heldSession(app, { trainer: false });
  const address = 'marian.door@school.example';
  await query('update partnership.practitioner set email = $1 where id = $2', [
    address,
    samplePractitioners.school.id,
  ]);
  const came = await asks(await app.as('trainer'), path, { email: address, name: 'Marian Teale' });
  assert.equal(came.status, 303, came.text.slice(0, 400));
  const own = await (await app.as('school')).get('/learning/bookings');
  assert.match(own.text, /Marian Teale/, 'it stands in her own list');
  const trainer = {
    ...({ actor: 'practitioner', now: app.clock.now, requestId: 'test' } as const),
    practitionerId: samplePractitioners.trainer.id,
  };
  const found = (session: string) =>
    app.database.transaction(trainer, (db) => accountAtDoor(db, session, address));
  assert.equal((await found(path.split('/')[3] ?? ''))?.id, samplePractitioners.school.id);
  assert.equal(await found(other.session), undefined);
});

test('a full room is the trainer’s to judge; whoever waited in the queue gets their own place', async () => {
  const { path, session } = await heldSession(app);
  await query('update learning.session set capacity = 3 where id = $1', [session]);
  const waiting = await bookAs(app, 'eve.ward@example.org', session, { name: 'Eve Ward' });
  const trainer = await app.as('trainer');
  const full = await asks(trainer, path, { email: 'fay@example.org' });
  assert.equal(full.status, 400);
  assert.match(full.text, /All 3 places are taken\. Tick this if there is room all the same/);
  assert.equal((await asks(trainer, path, { email: 'fay@example.org', room: 'yes' })).status, 303);
  const came = await asks(trainer, path, { email: 'eve.ward@example.org', name: 'Eve Ward', room: 'yes' });
  assert.equal(came.location?.split('/').at(-1), waiting.path.split('/').at(-1));
  const [row] = await rowsOf(
    app,
    sql`select capacity, taken, (select count(*)::int from learning.mark m where m.session_id = s.id and m.how = 'door') as here
      from learning.session s where id = ${session}::uuid`,
  );
  assert.deepEqual(row, { capacity: 5, taken: 5, here: 2 });
});

test('what keeps somebody from booking is said at the door too, and no other trainer adds anybody', async () => {
  const { path, course } = await heldSession(app);
  const { id: first } = await addCourse(app.database, { title: 'Level 1' });
  await query('insert into learning.prerequisite (course_id, needs_id, strength) values ($1, $2, $3)', [
    course,
    first,
    'hard',
  ]);
  const trainer = await app.as('trainer');
  assert.match((await asks(trainer, path, { email: 'gus@example.org' })).text, /“Level 1” comes first/);
  assert.match(
    (await trainer.get(path)).text,
    /Ada Quill.{1,80}“Level 1” is not on record/,
    'booked before it was asked',
  );
  const other = await heldSession(app, { trainer: false });
  await trainer.get(path);
  const form = { ...wholeBooking, name: 'Dee Marsh', email: 'dee@example.org' };
  assert.equal((await trainer.post(`${other.path}/door`, form)).status, 404);
  assert.equal((await trainer.get(`${other.path}/door`)).status, 404);
  await query(
    'update learning.session set starts_at = starts_at + interval $$3 days$$, ends_at = ends_at + interval $$3 days$$ where id = $1',
    [path.split('/')[3]],
  );
  assert.match((await trainer.get(`${path}/door`)).text, /Nobody can be added now/);
});
