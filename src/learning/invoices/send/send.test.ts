import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { lastAudited } from '../../../../test/support/audited.ts';
import { contextOf, missed } from '../../../../test/support/charging.ts';
import { asOwner } from '../../../../test/support/openings.ts';
import { messagesTo, prove } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { noteSent, replaceSent } from '../../store/invoice-sent.ts';
import { remindOfInvoices } from '../remind.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  rosalind = await app.as('coordinator');
});
after(() => app.close());

const fresh = (fields: Record<string, string>) => ({ ...fields, 'form-key': crypto.randomUUID() });
const FIRST = 'finance@creekside.example';

async function invoiceFor(organisation: string) {
  await missed(app, { 'organisation-type': 'school', organisation });
  const { html } = await rosalind.get('/learning/invoices');
  const row = html.split('<tr').find((each) => each.includes(organisation)) ?? '';
  const [, account = ''] = /\/learning\/ledger\?account=([0-9a-f-]{36})/.exec(row) ?? [];
  const { location: path = '' } = await rosalind.post('/learning/invoices', fresh({ account }));
  const [, reference = ''] = /Invoice (WT-\d+)/.exec((await rosalind.get(path)).text) ?? [];
  return { path, reference, id: path.split('/').at(-1) ?? '' };
}
const send = (path: string, to: string) => rosalind.post(`${path}/send`, fresh({ to }));
const fail = (id: string, why: string) =>
  asOwner(app.database, (owner) =>
    owner.query(`update platform.message set state = 'failed', why = $2 where record_id = $1`, [id, why]),
  );
const told = async (address: string, reference: string) =>
  (await messagesTo(app, address)).filter((body) => body.includes(reference));

test('an invoice whose message failed is sent to an address that is put right, which alone opens it from then on', async () => {
  const { path, reference, id } = await invoiceFor('Birch Primary');
  const mistaken = await prove(app, FIRST);
  assert.equal((await mistaken.get(path)).status, 200);
  await fail(id, 'there is no such mailbox');
  const failed = await rosalind.get(path);
  assert.match(
    failed.text,
    /Sent to finance@creekside\.example, .* It could not be sent: there is no such mailbox\./,
  );
  assert.match(
    failed.html,
    /<details class="govuk-details" open>.*name="to"[^>]*value="finance@creekside\.example"/s,
  );
  for (const [to, why] of [
    ['', /Enter the email address that it is sent to/],
    ['nobody', /Enter an email address in the right form/],
    ['a@b.example\nbcc: c@d.example', /Enter an email address in the right form/],
  ] as const) {
    const seen = await send(path, to);
    assert.equal(seen.status, 400);
    assert.match(seen.text, why);
  }
  const once = fresh({ to: 'Accounts@Birch.example' });
  for (let times = 0; times < 2; times += 1)
    assert.equal((await rosalind.post(`${path}/send`, once)).location, path);
  const sent = await told('accounts@birch.example', reference);
  assert.equal(sent.length, 1, 'pressed twice it goes once');
  assert.match(sent[0] ?? '', /for training: £60, to be paid by .*You need no account/s);
  const again = await rosalind.get(path);
  assert.match(
    again.text,
    /Sent to accounts@birch\.example, [^.]*again by Rosalind Keep\..*Sent to finance@creekside\.example.*no such mailbox\. Whoever has this address opens it no longer\./,
  );
  const right = await prove(app, 'accounts@birch.example');
  const theirs = await right.get(path);
  assert.match(theirs.text, /Birch Primary/);
  assert.doesNotMatch(theirs.text, /finance@|Sent to|Send it again/);
  assert.equal((await mistaken.get(path)).status, 404, 'whoever had it by mistake');
  assert.equal((await mistaken.get(`${path}/invoice.pdf`)).status, 404);
  assert.equal((await lastAudited(app.database, 'coordinator', id))?.action, 'read');
  const trail = await asOwner(app.database, (owner) =>
    owner.query<{ action: string }>(
      `select action from audit.event where record_id = $1 and action = 'send again'`,
      [id],
    ),
  );
  assert.equal(trail.length, 1);
});

test('what comes later goes to the last address, and says what is still to be paid', async () => {
  const { now } = app.clock;
  const { path, reference, id } = await invoiceFor('Alder Primary');
  await rosalind.post(`${path}/payment`, fresh({ amount: '20', reference: 'REF 3' }));
  await send(path, 'money@alder.example');
  await send(path, 'money@alder.example');
  const sent = await told('money@alder.example', reference);
  assert.equal(sent.length, 2, 'asked for twice it goes twice');
  assert.match(sent[0] ?? '', /Of it £40 is still to be paid/);
  const [due] = await asOwner(app.database, (owner) =>
    owner.query<{ on: string }>(`select due_on::text as on from learning.invoice where id = $1`, [id]),
  );
  app.clock.now = Temporal.PlainDate.from(due?.on ?? '')
    .add({ days: 7 })
    .toZonedDateTime('Europe/London')
    .add({ hours: 9 })
    .toInstant();
  await app.database.work(app.clock.now, (db) => remindOfInvoices(db, app.clock.now));
  assert.equal((await told('money@alder.example', reference)).length, 3);
  assert.equal((await told(FIRST, reference)).length, 1, 'nothing more went to the first');
  app.clock.now = now;
});

test('nobody sends an invoice who does not charge, through a page or past it', async () => {
  const { path, id } = await invoiceFor('Hawthorn Primary');
  const others = await Promise.all(
    (['trainingLead', 'trainer', 'business', 'administrator'] as const).map((role) => app.as(role)),
  );
  for (const browser of [...others, await prove(app, FIRST)]) {
    await browser.get('/learning/bookings');
    const seen = await browser.post(`${path}/send`, fresh({ to: 'mine@thief.example' }));
    assert.ok([401, 403, 404].includes(seen.status), `${seen.status}`);
  }
  assert.deepEqual(await messagesTo(app, 'mine@thief.example'), []);
  assert.equal((await send(path.replace(id, crypto.randomUUID()), 'a@b.example')).status, 404);
  const past = app.database.transaction(contextOf(app, 'trainingLead'), async (db) => {
    await replaceSent(db, id, app.clock.now);
    await noteSent(db, {
      ...{ invoiceId: id, address: 'mine@thief.example', message: crypto.randomUUID(), by: undefined },
    });
  });
  await assert.rejects(past, /row-level security/);
  assert.equal((await (await prove(app, FIRST)).get(path)).status, 200);
});
