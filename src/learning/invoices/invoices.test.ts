import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { chargesLines } from '../../../test/support/charges-pages.ts';
import { contextOf, missed, secondCoordinator } from '../../../test/support/charging.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { readPdf } from '../../../test/support/pdf.ts';
import { post } from '../../../test/support/post.ts';
import { messagesTo, prove, rowsOf } from '../../../test/support/training.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { askRefund, decideRefund } from '../store/refund.ts';
import { remindOfInvoices } from './remind.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp({ config: { HOW_TO_PAY: 'To Creek Council, quoting the number' } });
  rosalind = await app.as('coordinator');
});
after(() => app.close());

test('an unpaid invoice is told of once, again, and then to whoever made it; a paid one never', async () => {
  const { now } = app.clock;
  const form = await chargesLines['/learning/invoices']?.fill(app);
  const paid = await chargesLines['/learning/invoices/:id/payment']?.fill(app);
  assert.ok(form && paid);
  const { location = '' } = await form.browser.post(form.path, form.fields);
  assert.equal((await paid.browser.post(paid.path, paid.fields)).status, 303);
  const waiting = await form.browser.get('/desk');
  assert.match(waiting.text, /Waivers and disputes No waiver or dispute waits/);
  await asOwner(app.database, (owner) =>
    owner.query("update partnership.practitioner set email = 'rosalind@example.org' where id = $1", [
      samplePractitioners.coordinator.id,
    ]),
  );
  const id = location.split('/').at(-1) ?? '';
  const [invoice] = await rowsOf<{ due: Temporal.PlainDate; reference: string }>(
    app,
    sql`select due_on as due, reference from learning.invoice where id = ${id}::uuid`,
  );
  assert.ok(invoice);
  const on = async (days: number) => {
    app.clock.now = invoice.due.add({ days }).toZonedDateTime('Europe/London').add({ hours: 9 }).toInstant();
    await app.database.work(app.clock.now, (db) => remindOfInvoices(db, app.clock.now));
  };
  const told = async (address: string) =>
    (await messagesTo(app, address)).filter(
      (body) => body.includes(invoice.reference) && body.includes('was due on'),
    );
  await on(6);
  assert.deepEqual(await told('finance@creekside.example'), []);
  const asked = (statement: string) =>
    asOwner(app.database, (owner) => owner.query(statement, [samplePractitioners.secondCoordinator.id]));
  await asOwner(app.database, (owner) =>
    owner.query(
      `insert into learning.waiver (charge_id, kind, reason, words, asked_by_name)
       select l.charge_id, 'dispute', 'other', 'x', 'x' from learning.invoice_line v
       join learning.ledger_line l on l.id = v.ledger_line_id where v.invoice_id = $1`,
      [id],
    ),
  );
  await on(7);
  assert.deepEqual(await told('finance@creekside.example'), [], 'not while a charge of it is disputed');
  await asked(
    `update learning.waiver set decision = 'refused', decided_why = 'x', decided_by = $1, decided_by_name = 'x', decided_at = now()`,
  );
  for (const days of [7, 8, 20]) await on(days);
  assert.equal((await told('finance@creekside.example')).length, 1);
  for (const days of [21, 22, 34]) await on(days);
  const [first, again] = await told('finance@creekside.example');
  assert.match(first ?? '', /was due on .* £\d+ of it is still to be paid/);
  assert.match(again ?? '', /We wrote to you about invoice.*You need no account/s);
  for (const days of [35, 60, 90]) await on(days);
  assert.equal((await told('finance@creekside.example')).length, 2);
  assert.equal((await told('rosalind@example.org')).length, 1);
  assert.match(
    (await (await app.as('coordinator')).get(location)).text,
    /Reminded .* Reminded .* Reminding is over Nothing more/,
  );
  const others = await rowsOf<{ n: number }>(
    app,
    sql`select count(*)::integer as n from learning.invoice_reminder where invoice_id <> ${id}::uuid`,
  );
  assert.deepEqual(others, [{ n: 0 }]);
  app.clock.now = now;
});

const finance = 'finance@creekside.example';
const aboutRefund = { how: 'bank transfer', reference: 'REF 7', why: 'Paid twice' };
const today = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' };
const fresh = (fields: Record<string, string>) => ({ ...fields, 'form-key': crypto.randomUUID() });

const school = (organisation: string) => ({ 'organisation-type': 'school', organisation });
/** Makes an invoice of what a payer was charged; where it stands, and the payer's ledger. */
async function invoiceFor(name: string): Promise<{ path: string; ledger: string }> {
  const { html } = await rosalind.get('/learning/invoices');
  const row = html.split('<tr').find((each) => each.includes(name)) ?? '';
  const [ledger = '', account = ''] = /\/learning\/ledger\?account=([0-9a-f-]{36})/.exec(row) ?? [];
  const { location = '' } = await rosalind.post('/learning/invoices', fresh({ account }));
  return { path: location, ledger };
}

test('an invoice is sent to its payer once, who opens it without an account; too much that came in is given back once', async () => {
  await missed(app, school('Overly Primary'));
  const { path, ledger } = await invoiceFor('Overly Primary');
  const shown = await rosalind.get(path);
  const [, reference = ''] = /Invoice (WT-\d+)/.exec(shown.text) ?? [];
  assert.match(shown.text, /Sent to finance@creekside\.example, /);
  const sent = (await messagesTo(app, finance)).filter((body) => body.includes(reference));
  assert.equal(sent.length, 1);
  assert.match(
    sent[0] ?? '',
    /for training: £60, to be paid by Wednesday 23 December 2026\..*You need no account/s,
  );
  assert.ok(sent[0]?.includes(path));
  assert.equal((await app.visitor().get(path)).location, `/my-receipts?next=${encodeURIComponent(path)}`);
  assert.equal((await (await prove(app, 'nosy@example.org')).get(path)).status, 404);
  const pay = (fields: Record<string, string>) =>
    rosalind.post(`${path}/payment`, fresh({ reference: 'Bank REF 2', ...fields }));
  assert.match(
    (await pay({ amount: '100' })).text,
    /Only £60 is left to be paid\. Check the amount, or tick that so much came in/,
  );
  assert.equal((await pay({ amount: '100', more: 'yes' })).status, 303);
  const over = await rosalind.get(path);
  assert.match(over.text, /Paid too much £40 Paid too much.*£40 was paid too much\. Give it back/);
  assert.match((await rosalind.get('/learning/invoices?show=over')).text, new RegExp(reference));
  const give = (amount: string, more = {}) =>
    rosalind.post(`${path}/refund`, fresh({ amount, ...aboutRefund, ...today, ...more }));
  assert.match((await rosalind.get(`${path}/refund`)).html, /name="amount"[^>]*value="40"/);
  assert.match((await give('41')).text, /Only £40 was paid too much and not given back yet/);
  assert.match(
    (await give('', { how: '', reference: '', why: '', 'on-day': '24' })).text,
    /Enter how much.*Choose how.*must not be after today.*Enter the reference.*Say why/,
  );
  const both = await Promise.all([give('40'), give('40')]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400], 'twice at once it goes back once');
  const payer = await prove(app, finance);
  const theirs = await payer.get(path);
  const pays = /How to pay:? To Creek Council, quoting the number/;
  for (const words of [theirs.text, sent[0] ?? '']) assert.match(words, pays);
  const said = `Given back for invoice ${reference} by bank transfer on 23 November 2026, REF 7\\. Paid twice\\.`;
  assert.match(
    theirs.text,
    new RegExp(`To be paid £0 Settled.*Payment: £100.*Refund: £40.*Rosalind Keep ${said}`),
  );
  assert.doesNotMatch(theirs.html, /learning\/ledger|Record|Sent to/);
  const paper = await app.fetch(
    new Request(`http://localhost:3000${path}/invoice.pdf`, { headers: payer.headers({}) }),
  );
  assert.match(readPdf(new Uint8Array(await paper.arrayBuffer())).text, new RegExp(reference));
  assert.match((await messagesTo(app, finance)).join(), new RegExp(`We gave £40 back to you\\.\\s+${said}`));
  const lines = (await rosalind.get(ledger)).html;
  const line = (kind: string) =>
    new RegExp(`(/learning/ledger/[0-9a-f-]{36})">\\d+ ${kind}<`).exec(lines)?.[1] ?? assert.fail(kind);
  assert.match((await rosalind.get(line('Refund'))).text, /Debit Payer Credit Bank Owed after it £0/);
  assert.match(
    (await post(rosalind, line('Payment'), { why: 'Not ours' })).text,
    /Some of it was given back or set against another invoice\. Take that back first/,
  );
  const forged = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    askRefund(db, {
      ...{ invoiceId: path.split('/').at(-1) ?? '', pence: 1, words: 'A penny' },
      by: { id: samplePractitioners.coordinator.id, name: 'x' },
    }),
  );
  await assert.rejects(forged, /no more is given back than was paid/);
  assert.equal((await post(rosalind, line('Refund'), { why: 'It never went' })).status, 303);
  assert.match((await rosalind.get(path)).text, /Paid too much £40/);
  assert.match((await rosalind.get(ledger)).text, /£100 paid −?£40 these lines/);
});

test('more than one person may give back waits for a second, who is another; a training lead and others find none of it', async () => {
  await missed(app, school('Generous School'));
  const { path } = await invoiceFor('Generous School');
  await rosalind.post(`${path}/payment`, fresh({ amount: '400', reference: 'REF 3', more: 'yes' }));
  const ask = (amount: string) =>
    rosalind.post(`${path}/refund`, fresh({ amount, ...aboutRefund, ...today }));
  assert.equal((await ask('60')).location, path, 'so little stands at once');
  const { location: refund = '' } = await ask('280');
  assert.match(refund, /^\/learning\/refunds\//, 'and with what went before it is more than one person may');
  assert.match((await ask('1')).text, /waits for a second person already/);
  assert.match((await rosalind.get(refund)).text, /Somebody else decides\./);
  const yes = fresh({ decision: 'granted', why: 'The bank shows it twice' });
  assert.match((await rosalind.post(refund, yes)).text, /You asked for it yourself/);
  const sneaking = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    decideRefund(db, refund.split('/').at(-1) ?? '', {
      ...{ decision: 'granted', why: 'x', at: app.clock.now },
      by: { id: samplePractitioners.coordinator.id, name: 'x' },
    }),
  );
  await assert.rejects(sneaking, /second_person/);
  for (const role of ['trainingLead', 'trainer', 'business'] as const)
    for (const page of [refund, `${path}/refund`])
      assert.equal((await (await app.as(role)).get(page)).status, 404, `${role} ${page}`);
  const imogen = await secondCoordinator(app);
  assert.match((await imogen.get('/desk')).text, /1 refund waits for your decision/);
  assert.match((await imogen.get(path)).text, /£280 waits for a second person\. Rosalind Keep asked for it/);
  assert.equal(
    (await post(imogen, refund, { decision: 'granted', why: 'The bank shows it twice' })).status,
    303,
  );
  assert.match(
    (await imogen.get(refund)).text,
    /Agreed: it stands in the ledger\. Imogen Dray, today at \d\d:\d\d ?: The bank shows it twice/,
  );
  assert.match((await rosalind.get(path)).text, /Settled.*Refund: £280.*Paid twice\. Imogen Dray agreed\./);
});
