import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { bookPriced, cancels, chargeOf, contextOf, marks, missed } from '../../../test/support/charging.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { post } from '../../../test/support/post.ts';
import { messagesTo, prove, rowsOf } from '../../../test/support/training.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { cancel } from '../bookings/state.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const on = (day: string) => {
  app.clock.now = Temporal.Instant.from(`${day}T11:00:00Z`);
};

test('on both sides of the boundary: the last free day costs nothing, the day after it the price', async () => {
  on('2026-11-23');
  const [inTime, late] = [await bookPriced(app), await bookPriced(app)];
  on('2026-12-08');
  const before = await (await prove(app, inTime.email)).get(`${inTime.path}/cancel`);
  assert.match(
    before.text,
    /Cancelling is free until Tuesday 8 December 2026\. Today is 15 working days before the course, and 15 are free/,
  );
  assert.equal((await cancels(app, inTime)).status, 303);
  assert.equal(await chargeOf(app, inTime), undefined);
  assert.doesNotMatch((await messagesTo(app, inTime.email)).join(), /There is a charge/);
  on('2026-12-09');
  assert.match(
    (await (await prove(app, late.email)).get(`${late.path}/cancel`)).text,
    /Cancelling today costs you £60: health.*Today is 14 working days before the course, and 15 are free/,
  );
  assert.equal((await cancels(app, late)).status, 303);
  const charge = await chargeOf(app, late);
  assert.deepEqual([charge?.cause, charge?.pence, charge?.working_days], ['late cancellation', 6000, 14]);
  assert.equal(
    charge?.words,
    'You cancelled on Wednesday 9 December 2026, 14 working days before the course on 4 January 2027; 15 are free. The last free day was Tuesday 8 December 2026. £60: health, police, probation, local government, schools and community interest companies, price table of January 2019.',
  );
  const shown = await (await prove(app, late.email)).get(`/learning/charges/${charge?.id}`);
  assert.match(
    (await (await prove(app, late.email)).get(late.path)).text,
    /£60 was charged\. You cancelled on Wednesday 9 December 2026/,
  );
  assert.match(
    (await messagesTo(app, late.email)).join(),
    /There is a charge for your training booking\.\s+You cancelled on Wednesday 9 December 2026.*tell us by Monday 11 January 2027/s,
  );
  assert.match(
    shown.text,
    /A charge of £60 It stands\. You cancelled on Wednesday 9 December 2026, 14 working days.*Payer Quayside School/,
  );
  assert.equal(
    (await (await prove(app, 'nosy@example.org')).get(`/learning/charges/${charge?.id}`)).status,
    404,
  );
  assert.equal((await app.visitor().get(`/learning/charges/${charge?.id}`)).status, 404);
  on('2026-11-23');
});

test('another version counts the day of cancelling: it holds for what is booked from its day, and for nothing before', async () => {
  const before = await bookPriced(app);
  const rosalind = await app.as('coordinator');
  const form = '/learning/policies/standard/new';
  const thin = await post(rosalind, form, { freeFrom: '90', why: '' });
  assert.equal(thin.status, 400);
  assert.match(thin.text, /Enter a number of working days, 60 at most/);
  const terms = {
    ...{
      'from-day': '24',
      'from-month': '11',
      'from-year': '2026',
      freeFrom: '15',
      counting: 'count-cancel-day',
    },
    ...{
      noShow: 'yes',
      moving: 'charged',
      table: 'standard',
      disputeDays: '20',
      why: 'The board said how to count',
    },
  };
  const made = await post(rosalind, form, terms);
  assert.equal(made.status, 303, made.text.slice(0, 500));
  assert.match(
    (await rosalind.get('/learning/policies')).text,
    /Version 2, from Tuesday 24 November 2026 To come Changed from version 1: .*The day on which you cancel counts/,
  );
  const stale = await rosalind.post(form, {
    ...terms,
    version: '1',
    'from-day': '25',
    'form-key': crypto.randomUUID(),
  });
  assert.equal(stale.status, 409);
  on('2026-11-24');
  const later = await bookPriced(app);
  on('2026-12-09');
  const kept = (await (await prove(app, before.email)).get(`${before.path}/cancel`)).text;
  assert.match(kept, /Neither the day on which you cancel nor the day of the course counts/, 'its own terms');
  for (const booked of [before, later]) await cancels(app, booked);
  assert.equal((await chargeOf(app, before))?.working_days, 14);
  assert.equal(await chargeOf(app, later), undefined);
  on('2026-11-23');
});

test('a substitute is free; so is a session that we cancelled; coming costs the place', async () => {
  on('2026-11-23');
  const [swapped, ours, came] = [await bookPriced(app), await bookPriced(app), await bookPriced(app)];
  on('2026-12-30');
  const browser = await prove(app, swapped.email);
  await browser.get(`${swapped.path}/substitute`);
  const taken = await browser.post(`${swapped.path}/substitute`, {
    name: 'Ben Ode',
    email: 'ben@example.org',
  });
  assert.equal(taken.status, 303, taken.text.slice(0, 400));
  assert.equal(await chargeOf(app, swapped), undefined);
  assert.match(
    (await browser.get(taken.location ?? '')).text,
    /This place came from a colleague, free of charge\. The place costs £60, as it was booked, to be paid once by the payer who was named then\. The colleague pays nothing of their own\./,
  );
  await asOwner(app.database, (owner) =>
    owner.query(
      `update learning.session set cancelled_at = now(), cancelled_why = 'snow'
       where id = (select session_id from learning.booking where id = $1)`,
      [ours.id],
    ),
  );
  await app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    cancel(db, ours.id, { at: app.clock.now, by: 'session', why: 'snow' }),
  );
  assert.equal(await chargeOf(app, ours), undefined);
  await marks(app, came, true);
  const charge = await chargeOf(app, came);
  assert.deepEqual([charge?.cause, charge?.pence], ['place', 6000]);
  on('2026-11-23');
});

test('a free place left empty costs what the terms say; marked otherwise, the ledger is put right by reversal', async () => {
  const free = await bookPriced(app, {
    course: { price_table: null },
    over: { 'organisation-type': 'voluntary' },
  });
  await marks(app, free, false);
  const charge = await chargeOf(app, free);
  assert.deepEqual([charge?.cause, charge?.pence], ['no-show', 3000]);
  await marks(app, free, true);
  assert.equal(await chargeOf(app, free), undefined);
  const lines = await rowsOf(
    app,
    sql<{
      kind: string;
      effect: number;
    }>`select kind, effect from learning.ledger_line where charge_id = ${charge?.id} order by n`,
  );
  assert.deepEqual(lines, [
    { kind: 'charge', effect: 3000 },
    { kind: 'correction', effect: -3000 },
  ]);
  const without = await bookPriced(app, { course: { price_table: null, charging_policy: null } });
  await marks(app, without, false);
  assert.equal(await chargeOf(app, without), undefined);
});

test('cancelled twice at once makes one charge', async () => {
  on('2026-11-23');
  const booked = await bookPriced(app);
  on('2026-12-21');
  const browser = await prove(app, booked.email);
  await browser.get(`${booked.path}/cancel`);
  const press = () => browser.post(`${booked.path}/cancel`, { why: '', 'form-key': crypto.randomUUID() });
  const pressed = await Promise.all([press(), press(), press()]);
  assert.ok(
    pressed.some(({ status }) => status === 303),
    pressed.map(({ status, text }) => `${status} ${text}`).join(),
  );
  const [row] = await rowsOf(
    app,
    sql<{ count: number }>`select count(*)::integer as count from learning.ledger_line l
      join learning.charge c on c.id = l.charge_id where c.booking_id = ${booked.id}`,
  );
  assert.equal(row?.count, 1);
  on('2026-11-23');
});

test('nobody edits a line, a charge or an invoice line, whoever they are', async () => {
  for (const statement of [
    'update learning.ledger_line set pence = 1',
    'delete from learning.ledger_line',
    'truncate learning.ledger_line cascade',
    'delete from learning.charge',
  ]) {
    await assert.rejects(
      asOwner(app.database, (owner) => owner.exec(statement)),
      /never changed/,
      statement,
    );
    await assert.rejects(
      app.database.transaction(contextOf(app, 'coordinator'), (db) => sql.raw(statement).execute(db)),
      /permission denied/,
      statement,
    );
  }
  const { charge } = await missed(app);
  const forged = app.database.transaction(contextOf(app, 'coordinator'), async (db) => {
    const line = await db
      .selectFrom('learning.ledger_line')
      .selectAll()
      .where('charge_id', '=', charge.id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('learning.ledger_line')
      .values({
        account_id: line.account_id,
        kind: 'correction',
        reverses: line.id,
        debit: 'income',
        credit: 'payer',
        pence: line.pence,
        words: 'gone',
        n: 0,
        balance_pence: 0,
        made_by_name: 'x',
        made_by: contextOf(app, 'coordinator').practitionerId as string,
      })
      .execute();
  });
  await assert.rejects(forged, /row-level security/);
});

test('who may not charge finds none of it', async () => {
  const { charge } = await missed(app);
  for (const role of ['screening', 'trainer', 'business', 'governance'] as const) {
    const somebody = await app.as(role);
    for (const path of [
      '/learning/ledger',
      '/learning/waivers',
      '/learning/prices',
      '/learning/policies',
      '/learning/memberships',
      '/learning/invoices',
      `/learning/charges/${charge.id}`,
    ])
      assert.equal((await somebody.get(path)).status, 404, `${role} ${path}`);
  }
});

test('a colleague’s empty place costs what the membership named for it says, and no more', async () => {
  on('2026-11-23');
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into learning.membership (scheme, organisation, evidence, asked_by_name, decision, decided_by, decided_by_name, decided_at, decided_why, valid_until)
       values ('ecvys', 'Creek Youth', 'EC 77', 'test', 'confirmed', $1, 'test', now(), 'list', '2027-12-31')`,
      [samplePractitioners.coordinator.id],
    ),
  );
  const booked = await bookPriced(app, {
    course: { price_table: null },
    over: {
      ...{ 'organisation-type': 'voluntary', organisation: 'Creek Youth' },
      ...{ membership: 'ecvys', 'membership-number': 'EC 77' },
    },
  });
  const browser = await prove(app, booked.email);
  await browser.get(`${booked.path}/substitute`);
  const given = { name: 'Ben Ode', email: 'ben.other@example.org' };
  const { location = '' } = await browser.post(`${booked.path}/substitute`, given);
  const theirs = { ...booked, path: location, id: location.split('/').at(-1) ?? '' };
  await marks(app, theirs, false);
  const charge = await chargeOf(app, theirs);
  assert.deepEqual([charge?.cause, charge?.pence], ['no-show', 2000]);
});
