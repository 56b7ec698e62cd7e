import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { chargesLines } from '../../../test/support/charges-pages.ts';
import { asOwner } from '../../../test/support/openings.ts';
import { messagesTo, rowsOf } from '../../../test/support/training.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { remindOfInvoices } from './remind.ts';

let app: TestApp;
before(async () => {
  app = await startTestApp();
});
after(() => app.close());

test('an unpaid invoice is told of once, again, and then to whoever made it; a paid one never', async () => {
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
    (await messagesTo(app, address)).filter((body) => body.includes(invoice.reference));
  await on(6);
  assert.deepEqual(await told('finance@creekside.example'), []);
  for (const days of [7, 8, 20]) await on(days);
  assert.equal((await told('finance@creekside.example')).length, 1);
  for (const days of [21, 22, 34]) await on(days);
  const [first, again] = await told('finance@creekside.example');
  assert.match(first ?? '', /was due on .* £\d+ of it is still to be paid/);
  assert.match(again ?? '', /We wrote to you about invoice/);
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
});
