import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../../test/support/app.ts';
import { contextOf, missed, secondCoordinator } from '../../../../test/support/charging.ts';
import { parseCsv } from '../../../../test/support/parse-csv.ts';
import { post } from '../../../../test/support/post.ts';
import { messagesTo, prove, rowsOf } from '../../../../test/support/training.ts';
import type { Visitor } from '../../../../test/support/visitor.ts';
import { samplePractitioners } from '../../../partnership/index.ts';
import { enterLine } from '../../store/ledger.ts';
import { askRefund } from '../../store/refund.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  rosalind = await app.as('coordinator');
});
after(() => app.close());

const fresh = (fields: Record<string, string>) => ({ ...fields, 'form-key': crypto.randomUUID() });
const idOf = (path: string) => path.split('/').at(-1) ?? '';

/** An invoice of one charge of £60 of a payer: where it stands, its number, and the payer’s ledger. */
async function invoiceFor(organisation: string) {
  const { charge } = await missed(app, { 'organisation-type': 'school', organisation });
  const { html } = await rosalind.get('/learning/invoices');
  const row = html.split('<tr').find((each) => each.includes(organisation)) ?? '';
  const [ledger = '', account = ''] = /\/learning\/ledger\?account=([0-9a-f-]{36})/.exec(row) ?? [];
  const { location: path = '' } = await rosalind.post('/learning/invoices', fresh({ account }));
  const [, reference = ''] = /Invoice (WT-\d+)/.exec((await rosalind.get(path)).text) ?? [];
  return { path, reference, ledger, account, charge: charge.id };
}
const pay = (path: string, amount: string) =>
  rosalind.post(`${path}/payment`, fresh({ amount, reference: 'REF 3', more: 'yes' }));
const set = (from: string, against: string, amount: string, why = 'They asked for it') =>
  rosalind.post(`${from}/set-against`, fresh({ against: idOf(against), amount, why }));
const lineOn = async (ledger: string, kind: string) =>
  new RegExp(`(/learning/ledger/[0-9a-f-]{36})">\\d+ ${kind}<`).exec(
    (await rosalind.get(ledger)).html,
  )?.[1] ?? assert.fail(kind);

/** Every balance is the sum of what went before it, and the two lines between invoices come to nothing. */
async function sumsAgree(account: string): Promise<void> {
  const lines = await rowsOf<{ effect: number; balance: number; between: boolean }>(
    app,
    sql`select effect, balance_pence::integer as balance, 'set-off' in (debit, credit) as between
      from learning.ledger_line where account_id = ${account}::uuid order by n`,
  );
  let sum = 0;
  for (const { effect, balance } of lines) {
    sum += effect;
    assert.equal(sum, balance);
  }
  const between = lines.filter((line) => line.between).reduce((all, { effect }) => all + effect, 0);
  assert.equal(between, 0);
}

test('what was paid too much is set against another invoice of the same payer, on both and in the export', async () => {
  const over = await invoiceFor('Willow Primary');
  const open = await invoiceFor('Willow Primary');
  const other = await invoiceFor('Elm Primary');
  assert.match((await rosalind.get(`${open.path}/set-against`)).text, /Paid too much £0/);
  assert.match((await set(open.path, over.path, '1')).text, /Nothing was paid too much that is left/);
  await pay(over.path, '100');
  assert.match(
    (await rosalind.get(over.path)).text,
    /£40 was paid too much\. Give it back ?, or set it against/,
  );
  const form = await rosalind.get(`${over.path}/set-against`);
  assert.match(form.text, new RegExp(`${open.reference}, £60 to be paid, due `));
  assert.match(form.html, /name="amount"[^>]*value="40"/);
  assert.doesNotMatch(form.text, new RegExp(other.reference), 'nothing of another payer');
  const wrong: [string, string, RegExp][] = [
    [open.path, '41', /Only £40 was paid too much and is left/],
    [open.path, '0', /Enter an amount in pounds/],
    [open.path, '-5', /Enter an amount in pounds/],
    [other.path, '10', /Choose the invoice that it is set against/],
    [over.path, '10', /Choose the invoice that it is set against/],
    ['/nonsense', '10', /Choose the invoice that it is set against/],
  ];
  for (const [against, amount, why] of wrong) {
    const seen = await set(over.path, against, amount);
    assert.equal(seen.status, 400);
    assert.match(seen.text, why);
  }
  const both = await Promise.all([set(over.path, open.path, '40'), set(over.path, open.path, '40')]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400], 'twice at once it is set once');
  const said = `£40 that was paid too much of invoice ${over.reference} is set against invoice ${open.reference}\\. They asked for it\\.`;
  assert.match(
    (await rosalind.get(over.path)).text,
    new RegExp(`To be paid £0 Settled.*Between two invoices: £40.*${said}`),
  );
  assert.match(
    (await rosalind.get(open.path)).text,
    new RegExp(`To be paid £20 To be paid.*Between two invoices: £40.*${said}`),
  );
  const payer = await prove(app, 'finance@creekside.example');
  assert.match((await payer.get(open.path)).text, new RegExp(said), 'the payer reads it, too');
  const told = (await messagesTo(app, 'finance@creekside.example')).filter((body) =>
    /No money moves/.test(body),
  );
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', new RegExp(said));
  const ledger = await rosalind.get(over.ledger);
  assert.match(ledger.text, /£120 charged .* £100 paid £20 these lines together/);
  assert.match(
    (await rosalind.get(await lineOn(over.ledger, 'Between two invoices'))).text,
    /Debit Other invoice Credit Payer/,
  );
  const csv = await app.fetch(
    new Request(`http://localhost:3000/learning/ledger/export.csv?account=${over.account}&kind=set-off`, {
      headers: rosalind.headers({}),
    }),
  );
  const rows = parseCsv(await csv.text()).slice(1);
  assert.deepEqual(
    rows.map((row) => [row[3], row[4], row[5], row[7], row[16]]),
    [
      ['Between two invoices', 'payer', 'set-off', '4000', over.reference],
      ['Between two invoices', 'set-off', 'payer', '(4000)', open.reference],
    ],
  );
  await sumsAgree(over.account);
});

test('more than one person may set waits for another, who is held to what is left on both by then', async () => {
  const over = await invoiceFor('Hazel School');
  for (let n = 0; n < 4; n += 1)
    await missed(app, { 'organisation-type': 'school', organisation: 'Hazel School' });
  const { path, reference } = await invoiceFor('Hazel School');
  await pay(over.path, '400');
  const asked = await set(over.path, path, '200');
  assert.match(asked.location ?? '', /^\/learning\/refunds\//);
  const wish = asked.location ?? '';
  assert.match((await set(over.path, path, '10')).text, /waits for a second person already/);
  assert.match(
    (await rosalind.get(over.path)).text,
    new RegExp(`£200 waits for a second person\\. Rosalind Keep asked for it to be set against ${reference}`),
  );
  const yes = { decision: 'granted', why: 'They wrote to us' };
  assert.match((await post(rosalind, wish, yes)).text, /You asked for it yourself/);
  for (const role of ['trainingLead', 'trainer', 'business', 'administrator'] as const) {
    const browser = await app.as(role);
    for (const page of [wish, `${over.path}/set-against`])
      assert.equal((await browser.get(page)).status, 404, `${role} ${page}`);
    await browser.get('/desk');
    for (const page of [wish, `${over.path}/set-against`])
      assert.equal(
        (await browser.post(page, fresh({ ...yes, against: idOf(path), amount: '1' }))).status,
        404,
      );
  }
  await pay(path, '200');
  const imogen = await secondCoordinator(app);
  assert.match((await imogen.get(wish)).text, /£200 to be set against another invoice/);
  assert.match(
    (await post(imogen, wish, yes)).text,
    new RegExp(`Only £\\d+ is to be paid of ${reference} now`),
  );
  const payment = await lineOn(over.ledger, 'Payment');
  assert.equal((await post(rosalind, payment, { why: 'Not theirs' })).status, 303);
  assert.equal((await post(imogen, wish, yes)).status, 303);
  assert.match((await imogen.get(wish)).text, /its line for WT-\d+ Agreed: it stands in the ledger\./);
  assert.match((await rosalind.get(path)).text, /Between two invoices: £200.*Imogen Dray agreed\./);
  await sumsAgree(over.account);
});

test('set wrongly, it is taken back on both, once; and not while what it paid for was given back', async () => {
  const over = await invoiceFor('Rowan School');
  const open = await invoiceFor('Rowan School');
  await pay(over.path, '120');
  await set(over.path, open.path, '60');
  const payment = await lineOn(over.ledger, 'Payment');
  const gone = /given back or set against another invoice\. Take that back first/;
  assert.match((await post(rosalind, payment, { why: 'Not theirs' })).text, gone);
  const line = await lineOn(over.ledger, 'Between two invoices');
  assert.match((await rosalind.get(line)).text, /It stands on both invoices, and is taken back on both/);
  assert.equal((await post(rosalind, line, { why: 'It was not meant' })).status, 303);
  assert.match((await rosalind.get(over.path)).text, /Paid too much £60/);
  assert.match((await rosalind.get(open.path)).text, /To be paid £60/);
  assert.match(
    (await rosalind.get(over.ledger)).text,
    /What was set against an invoice was entered wrongly: It was not meant/,
  );
  assert.match((await post(rosalind, line, { why: 'Again' })).text, /It was taken back already/);
  await sumsAgree(over.account);
  await set(over.path, open.path, '60');
  const waive = `/learning/charges/${open.charge}/waive`;
  const { location: wish = '' } = await post(rosalind, waive, {
    reason: 'sickness',
    kind: 'waiver',
    words: 'Ill',
  });
  await post(await secondCoordinator(app), wish, { decision: 'granted', why: 'Ill' });
  assert.match((await rosalind.get(open.path)).text, /Paid too much £60/);
  const back = { amount: '60', how: 'cheque', reference: 'C 1', why: 'It was lifted' };
  const today = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' };
  assert.equal((await rosalind.post(`${open.path}/refund`, fresh({ ...back, ...today }))).status, 303);
  const again = await lineOn(over.ledger, 'Between two invoices');
  assert.match((await post(rosalind, again, { why: 'After all' })).text, gone);
  await sumsAgree(over.account);
});

test('the database refuses what goes round the pages: another payer, more than is left, half of the two', async () => {
  const over = await invoiceFor('Ash School');
  const open = await invoiceFor('Ash School');
  const other = await invoiceFor('Oak School');
  await pay(over.path, '100');
  const by = { id: samplePractitioners.coordinator.id, name: 'x' };
  const ask = (pence: number, against: string) =>
    app.database.transaction(contextOf(app, 'coordinator'), (db) =>
      askRefund(db, { invoiceId: idOf(over.path), pence, words: 'x', against: idOf(against), by }),
    );
  await assert.rejects(ask(1000, other.path), /belongs to an invoice of its payer/);
  await assert.rejects(ask(4001, open.path), /no more is given back than was paid/);
  await assert.rejects(ask(1000, over.path), /no more is set against|check constraint/);
  await pay(open.path, '50');
  await assert.rejects(ask(1001, open.path), /no more is set against an invoice than is to be paid/);
  const half = (role: 'coordinator' | 'trainingLead') =>
    app.database.transaction(contextOf(app, role), (db) =>
      sql`insert into learning.ledger_line (account_id, invoice_id, kind, debit, credit, pence, words, made_by, made_by_name, n, balance_pence)
        values (${over.account}::uuid, ${idOf(open.path)}::uuid, 'set-off', 'set-off', 'payer', 100, 'x', ${samplePractitioners[role].id}::uuid, 'x', 0, 0)`.execute(
        db,
      ),
    );
  for (const role of ['coordinator', 'trainingLead'] as const)
    await assert.rejects(half(role), /row-level security/, role);
  assert.equal((await set(over.path, open.path, '10')).status, 303);
  const line = idOf(await lineOn(over.ledger, 'Between two invoices'));
  const undo = app.database.transaction(contextOf(app, 'coordinator'), (db) =>
    enterLine(db, {
      ...{ accountId: over.account, invoiceId: null, kind: 'correction', reverses: line, pence: 1000 },
      ...{ debit: 'payer', credit: 'set-off', words: 'x', by },
    }),
  );
  await undo;
  await sumsAgree(over.account);
});
