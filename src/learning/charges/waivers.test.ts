import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import {
  bookPriced,
  chargeOf,
  contextOf,
  missed,
  secondCoordinator,
} from '../../../test/support/charging.ts';
import { post } from '../../../test/support/post.ts';
import { addSession, messagesTo, prove, rowsOf } from '../../../test/support/training.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { askWaiver } from '../store/charge-waiver.ts';
import { insertInvoice } from '../store/invoice.ts';
import { enterLine } from '../store/ledger.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

const day = (iso: string) => Temporal.PlainDate.from(iso);
const on = (day: string) => {
  app.clock.now = Temporal.Instant.from(`${day}T11:00:00Z`);
};

test('a waiver needs a second person, on screen and past it; granted, it reverses and edits nothing', async () => {
  on('2026-11-23');
  const { charge } = await missed(app);
  const rosalind = await app.as('coordinator');
  const path = `/learning/charges/${charge.id}/waive`;
  const asking = { reason: 'sickness', kind: 'waiver', words: 'A note of the doctor was seen' };
  assert.match(
    (await post(rosalind, path, { reason: '', words: '' })).text,
    /Choose why.*Choose who asks.*Say what happened/,
  );
  const asked = await post(rosalind, path, asking);
  assert.equal(asked.status, 303, asked.text.slice(0, 400));
  const waiver = asked.location ?? '';
  assert.match((await rosalind.get(waiver)).text, /Somebody else decides\. You asked for it yourself/);
  const own = await rosalind.post(waiver, {
    decision: 'granted',
    why: 'I say so',
    'form-key': crypto.randomUUID(),
  });
  assert.equal(own.status, 400);
  const sneaking = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    db
      .updateTable('learning.waiver')
      .set({
        decision: 'granted',
        decided_why: 'x',
        decided_by: contextOf(app, 'coordinator').practitionerId as string,
        decided_at: app.clock.now,
      })
      .where('id', '=', waiver.split('/').at(-1) ?? '')
      .execute(),
  );
  await assert.rejects(sneaking, /second_person|row-level security/);
  const imogen = await secondCoordinator(app);
  assert.match((await imogen.get('/learning/waivers')).text, /Waiver: Quayside School £60 Somebody was ill/);
  const done = await post(imogen, waiver, { decision: 'granted', why: 'Ill, as the note says' });
  assert.equal(done.status, 303, done.text.slice(0, 400));
  const whole = await rosalind.get(`/learning/charges/${charge.id}`);
  assert.match(
    whole.text,
    /It was lifted: nothing is owed for it.*Charge: £60.*Waived: −£60.*Ill, as the note says/,
  );
  assert.equal(
    (await imogen.post(waiver, { decision: 'refused', why: 'no', 'form-key': crypto.randomUUID() })).status,
    400,
  );
});

test('the payer says that a charge is wrong, while there is time; somebody decides who did not make it', async () => {
  on('2026-11-23');
  const { booked, charge } = await missed(app);
  const rosalind = await app.as('coordinator');
  const path = `/learning/charges/${charge.id}`;
  const seen = await booked.browser.get(path);
  assert.match(seen.text, /Do you think that it is wrong\? Tell us by Monday 21 December 2026/);
  const said = await booked.browser.post(path, { reason: 'wrong facts', words: 'I sat in the second row' });
  assert.equal(said.status, 303, said.text.slice(0, 400));
  assert.match((await booked.browser.get(path)).text, /Waits for a decision\. .*I sat in the second row/);
  const [waiver] = await rowsOf(
    app,
    sql<{ id: string }>`select id from learning.waiver where charge_id = ${charge.id}`,
  );
  const decision = `/learning/waivers/${waiver?.id}`;
  assert.match((await rosalind.get(decision)).text, /You made the charge, so another person decides/);
  const imogen = await secondCoordinator(app);
  assert.equal(
    (await post(imogen, decision, { decision: 'refused', why: 'The list has no signature' })).status,
    303,
  );
  assert.match((await booked.browser.get(path)).text, /Refused by Imogen Dray.*The list has no signature/);
  assert.match(
    (await messagesTo(app, booked.email)).join(),
    /We looked at the charge of £60 for your training booking\.\s+It stands\.\s+Why: The list has no signature/,
  );
  const again = { reason: 'wrong facts', words: ' i sat in the second row' };
  const once = await booked.browser.get(path);
  assert.match(once.text, /Do you still think that it is wrong\?.*You can say so once more/);
  const same = await booked.browser.post(path, again);
  assert.match(same.text, /This was looked at already\. Say what whoever decided did not know/);
  const anew = { ...again, words: 'The trainer remembers me', 'form-key': crypto.randomUUID() };
  assert.equal((await booked.browser.post(path, anew)).status, 303);
  const [second] = await rowsOf(
    app,
    sql<{ id: string }>`select id from learning.waiver where charge_id = ${charge.id} and decision is null`,
  );
  await post(imogen, `/learning/waivers/${second?.id}`, { decision: 'refused', why: 'She does not' });
  const told = await booked.browser.get(path);
  assert.match(told.text, /It was looked at twice, and it stands\..*Speak to us/);
  assert.doesNotMatch(told.html, /name="words"/);
  const third = { ...anew, words: 'Something else', 'form-key': crypto.randomUUID() };
  assert.match((await booked.browser.post(path, third)).text, /It was looked at twice\. Speak to us/);
  const byHand = app.database.transaction(
    { actor: 'visitor', now: app.clock.now, requestId: 'test', visitor: booked.email },
    (db) =>
      askWaiver(db, {
        ...{ chargeId: charge.id, kind: 'dispute', reason: 'other', words: 'A third time' },
        by: { id: null, name: booked.email },
      }),
  );
  await assert.rejects(byHand, /row-level security/);
  assert.match((await rosalind.get(path)).text, /Ask that it be waived/, 'a person may still ask for them');
  const other = await missed(app);
  on('2027-01-22');
  const late = await prove(app, other.booked.email);
  const closed = `/learning/charges/${other.charge.id}`;
  assert.doesNotMatch((await late.get(closed)).text, /Do you think/);
  const past = app.database.transaction(
    { actor: 'visitor', now: app.clock.now, requestId: 'test', visitor: other.booked.email },
    (db) =>
      askWaiver(db, {
        ...{ chargeId: other.charge.id, kind: 'dispute', reason: 'other', words: 'Too late' },
        by: { id: null, name: other.booked.email },
      }),
  );
  await assert.rejects(past, /row-level security/);
  on('2026-11-23');
});

test('going to another date too late is charged like cancelling; the new booking has its own price', async () => {
  on('2026-11-23');
  const moved = await bookPriced(app);
  const [row] = await rowsOf(
    app,
    sql<{ course: string }>`select course_id as course from learning.booking where id = ${moved.id}`,
  );
  const session = await addSession(app.database, row?.course ?? '', {
    starts_at: '2027-02-15T10:00:00Z',
    ends_at: '2027-02-15T12:00:00Z',
  });
  on('2026-12-14');
  const browser = await prove(app, moved.email);
  const form = await browser.get(`${moved.path}/move`);
  assert.match(form.text, /Going to another date today costs you £60/);
  const done = await browser.post(`${moved.path}/move`, { session });
  assert.equal(done.status, 303, done.text.slice(0, 400));
  const charge = await chargeOf(app, moved);
  assert.deepEqual([charge?.cause, charge?.pence, charge?.working_days], ['moved late', 6000, 11]);
  assert.match(
    charge?.words ?? '',
    /^You asked for another date on Monday 14 December 2026, 11 working days before/,
  );
  assert.equal(await chargeOf(app, { id: done.location?.split('/').at(-1) ?? '' }), undefined);
  on('2026-11-23');
});

test('what does not belong to its payer is no payment, and no line of an invoice', async () => {
  on('2026-11-23');
  const [one, other] = [await missed(app), await missed(app, { organisation: 'Elsewhere School' })];
  const lines = await rowsOf(
    app,
    sql<{
      id: string;
      account_id: string;
      charge_id: string;
    }>`select id, account_id, charge_id from learning.ledger_line
      where charge_id in (${one.charge.id}, ${other.charge.id})`,
  );
  const of = (charge: string) => lines.find(({ charge_id }) => charge_id === charge) ?? assert.fail(charge);
  const by = { id: samplePractitioners.coordinator.id, name: 'Rosalind Keep' };
  const issue = (accountId: string, ledgerLineId: string, pence: number) =>
    app.database.transaction(contextOf(app, 'coordinator'), (db) =>
      insertInvoice(db, {
        ...{
          kind: 'invoice',
          accountId,
          of: null,
          billTo: 'x',
          attention: null,
          address: null,
          purchaseOrders: '',
        },
        ...{ issuedOn: day('2026-11-23'), dueOn: day('2026-12-23'), by },
        lines: [{ ledgerLineId, words: 'x', pence }],
      }),
    );
  const [mine, theirs] = [of(one.charge.id), of(other.charge.id)];
  await assert.rejects(issue(mine.account_id, theirs.id, 6000), /payer's ledger/);
  await assert.rejects(issue(mine.account_id, mine.id, 1), /payer's ledger/);
  const invoiceId = await issue(mine.account_id, mine.id, 6000);
  const pay = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    enterLine(db, {
      ...{
        accountId: theirs.account_id,
        invoiceId,
        kind: 'payment',
        reverses: null,
        debit: 'bank',
        credit: 'payer',
      },
      ...{ pence: 6000, words: 'x', by },
    }),
  );
  await assert.rejects(pay, /invoice of its payer/);
});
