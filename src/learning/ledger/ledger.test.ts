import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { startTestApp, type TestApp } from '../../../test/support/app.ts';
import { bookPriced, chargeOf, marks, missed, secondCoordinator } from '../../../test/support/charging.ts';
import { parseCsv } from '../../../test/support/parse-csv.ts';
import { readPdf } from '../../../test/support/pdf.ts';
import { post } from '../../../test/support/post.ts';
import { rowsOf } from '../../../test/support/training.ts';
import type { Visitor } from '../../../test/support/visitor.ts';
import { samplePractitioners } from '../../partnership/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { readPayment, readPence } from '../payments/form.ts';
import { runningSums } from '../rules/ledger.ts';
import { money } from '../rules/price.ts';
import { forgetContacts } from '../store/charge-payer.ts';
import { forgetPrivate } from '../store/due.ts';

let app: TestApp;
let rosalind: Visitor;
before(async () => {
  app = await startTestApp();
  rosalind = await app.as('coordinator');
});
after(() => app.close());

const school = (organisation: string) => ({ 'organisation-type': 'school', organisation });
const accountOf = async (name: string) => {
  const [row] = await rowsOf(
    app,
    sql<{
      id: string;
      balance_pence: number;
    }>`select id, balance_pence from learning.account where name = ${name}`,
  );
  return row ?? assert.fail(name);
};
const invoiceFor = async (name: string) => {
  await rosalind.get('/learning/invoices');
  const account = (await accountOf(name)).id;
  const seen = await rosalind.post('/learning/invoices', { account, 'form-key': crypto.randomUUID() });
  assert.equal(seen.status, 303, seen.text.slice(0, 400));
  return seen.location ?? '';
};

test('whole pence, as they are written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (pence) => readPence(money(pence)) === pence),
  );
  for (const wrong of ['', '60.5', '1,00', '-5', '60.505', 'sixty', '1e3', '6 0', '0x10'])
    assert.equal(readPence(wrong), undefined, wrong);
  const body = (amount: string, reference = 'REF') =>
    new Map(Object.entries({ amount: [amount], reference: [reference] }));
  assert.equal(readPayment(body('60.01'), 6000).ok, false);
  assert.equal(readPayment(body('0'), 6000).ok, false);
  assert.equal(readPayment(body('60', '4929 1234 1234 1234'), 6000).ok, false);
});

test('an invoice has its number without gaps, its reasons and its PDF/UA; paid, it is settled; entered wrongly, it is taken back', async () => {
  const name = 'Tidewater Academy';
  await missed(app, school(name));
  await missed(app, school(name));
  await rosalind.get('/learning/invoices');
  const account = (await accountOf(name)).id;
  const both = await Promise.all(
    [1, 2].map(() => rosalind.post('/learning/invoices', { account, 'form-key': crypto.randomUUID() })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400], 'twice at once is one invoice');
  const path = both.find(({ status }) => status === 303)?.location ?? '';
  const shown = await rosalind.get(path);
  assert.match(
    shown.text,
    /Invoice WT-000001 To Tidewater Academy For the attention of Finance team Address 1 Quay Street, Rayleigh/,
  );
  assert.match(shown.text, /Amount £120 To be paid £120 To be paid/);
  assert.match(shown.text, /Ada Quill\. The place on Monday 4 January 2027 was not used/);
  const answer = await app.fetch(
    new Request(`http://localhost:3000${path}/invoice.pdf`, { headers: rosalind.headers({}) }),
  );
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="WT-000001.pdf"');
  const pdf = readPdf(new Uint8Array(await answer.arrayBuffer()));
  assert.match(pdf.text, /Invoice WT-000001.*Tidewater Academy.*The place on Monday 4 January 2027.*£120/s);
  assert.match(pdf.metadata, /pdfuaid/);
  assert.equal(pdf.tags.TH, 3);
  const pay = (amount: string) =>
    post(rosalind, path, { amount, reference: 'Bank transfer REF 1' }, `${path}/payment`);
  assert.match((await pay('121')).text, /Only £120 is left to be paid/);
  assert.equal((await pay('100')).status, 303);
  assert.match((await rosalind.get(path)).text, /To be paid £20/);
  assert.equal((await pay('20')).status, 303);
  assert.match((await rosalind.get(path)).text, /To be paid £0 Settled/);
  const list = await rosalind.get(`/learning/ledger?kind=payment&account=${account}`);
  const line = /\/learning\/ledger\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
  assert.equal((await post(rosalind, line, { why: 'It was another school’s' })).status, 303);
  assert.match((await rosalind.get(line)).text, /Reversed by a later line/);
  assert.match((await rosalind.get(path)).text, /To be paid £20/);
  assert.equal((await rosalind.post(line, { why: 'again', 'form-key': crypto.randomUUID() })).status, 400);
  const paper = await app.fetch(
    new Request(`http://localhost:3000/learning/accounts/${account}/statement.pdf`, {
      headers: rosalind.headers({}),
    }),
  );
  const statement = readPdf(new Uint8Array(await paper.arrayBuffer())).text;
  assert.match(
    statement,
    /Statement for Tidewater Academy.*Owed on 23 November 2026.*£20.*Charge\. Ada Quill, Working together early\. The place on.*Payment\..*Correction\./s,
  );
  await missed(app, school('Another School'));
  assert.match((await rosalind.get(await invoiceFor('Another School'))).text, /Invoice WT-000002/);
});

test('what is lifted of an invoice gets a credit note with a number of its own', async () => {
  const { charge } = await missed(app, school('Saltmarsh Primary'));
  const path = await invoiceFor('Saltmarsh Primary');
  const asked = await post(rosalind, `/learning/charges/${charge.id}/waive`, {
    reason: 'our mistake',
    kind: 'waiver',
    words: 'We sent the wrong day',
  });
  const imogen = await secondCoordinator(app);
  await post(imogen, asked.location ?? '', { decision: 'granted', why: 'Wrong day in our message' });
  assert.match((await rosalind.get(path)).text, /To be paid £0 Settled.*£60 of it was lifted/);
  const credit = await post(rosalind, path, {}, `${path}/credit`);
  assert.equal(credit.status, 303, credit.text.slice(0, 300));
  assert.match(
    (await rosalind.get(credit.location ?? '')).text,
    /Credit note WC-000001 To Saltmarsh Primary.*Ada Quill\. Waived: Wrong day in our message/,
  );
  assert.equal((await rosalind.post(`${path}/credit`, { 'form-key': crypto.randomUUID() })).status, 409);
});

test('whatever happened, balances are the running sums, totals the sums of lines, and the ledger the sum of accounts', async () => {
  const names = ['North School', 'South School'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat(1), do: fc.constantFrom('miss', 'come', 'mend') }), { maxLength: 5 }),
      async (steps) => {
        for (const step of steps) {
          const booked = await bookPriced(app, { over: school(names[step.at] ?? '') });
          await marks(app, booked, step.do === 'come');
          if (step.do === 'mend') await marks(app, booked, true);
        }
      },
    ),
    { numRuns: 4, seed: 11 },
  );
  const lines = await rowsOf(
    app,
    sql<{
      account_id: string;
      effect: number;
      balance_pence: number;
    }>`select account_id, effect, balance_pence from learning.ledger_line order by n`,
  );
  const accounts = await rowsOf(
    app,
    sql<{ id: string; balance_pence: number }>`select id, balance_pence from learning.account`,
  );
  for (const { id, balance_pence } of accounts) {
    const own = lines.filter(({ account_id }) => account_id === id);
    const sums = runningSums(own.map(({ effect }) => effect));
    assert.deepEqual(
      own.map((line) => Number(line.balance_pence)),
      sums,
    );
    assert.equal(Number(balance_pence), sums.at(-1));
  }
  const owed = lines.reduce((sum, { effect }) => sum + effect, 0);
  assert.match((await rosalind.get('/learning/ledger')).text, new RegExp(`${money(owed)} still owed`));
});

test('the export holds every line in its order, and no spreadsheet finds a formula in it', async () => {
  await missed(app, school('=HYPERLINK("http://evil.example","Pay")'));
  await missed(app, school('@SUM(1+1)*cmd|calc'));
  const answer = await app.fetch(
    new Request('http://localhost:3000/learning/ledger/export.csv', { headers: rosalind.headers({}) }),
  );
  assert.match(answer.headers.get('content-disposition') ?? '', /training-ledger-2026-11-23\.csv/);
  const [head = [], ...rows] = parseCsv(await answer.text());
  assert.equal(head.length, 17);
  const [count] = await rowsOf(
    app,
    sql<{ n: number }>`select count(*)::integer as n from learning.ledger_line`,
  );
  assert.equal(rows.length, count?.n);
  for (const cell of rows.flat()) assert.doesNotMatch(cell, /^\s*[=+\-@\t\r]/, cell);
  assert.ok(rows.some((row) => /^Ada Quill, /.test(row[15] ?? '') && row[16] === 'WT-000001'));
  const places = rows.map(([n]) => Number(n));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  const effect = (cell = '') => (cell.startsWith('(') ? -Number(cell.slice(1, -1)) : Number(cell));
  const owed = rows.reduce((sum, row) => sum + effect(row[7]), 0);
  assert.match((await rosalind.get('/learning/ledger')).text, new RegExp(`${money(owed)} still owed`));
});

test('a training lead sees what their own organisation owes, and nothing of others', async () => {
  const gwen = await app.as('trainingLead');
  assert.match((await gwen.get('/learning/ledger')).text, /Nothing was charged yet/);
  const own = await bookPriced(app);
  await rowsOf(
    app,
    sql`update learning.booking set agency_id = (select agency_id from partnership.practitioner where id = ${samplePractitioners.trainingLead.id}) where id = ${own.id}`,
  );
  await marks(app, own, false);
  const mine = await chargeOf(app, own);
  const list = await gwen.get('/learning/ledger');
  assert.match(list.text, /£60 charged/);
  assert.equal(list.html.match(/\/learning\/ledger\/[0-9a-f-]{36}/g)?.length, 1);
  assert.match((await gwen.get(`/learning/charges/${mine?.id}`)).text, /Do you think that it is wrong/);
  const { charge } = await missed(app, school('Not hers'));
  assert.equal((await gwen.get(`/learning/charges/${charge.id}`)).status, 404);
  for (const path of [
    '/learning/waivers',
    '/learning/prices',
    '/learning/policies',
    `/learning/charges/${mine?.id}/waive`,
  ])
    assert.equal((await gwen.get(path)).status, 404, path);
  assert.equal((await gwen.get('/learning/invoices')).status, 200);
  assert.equal(
    (await gwen.get(`/learning/accounts/${(await accountOf('Not hers')).id}/statement.pdf`)).status,
    404,
  );
  const csv = await app.fetch(
    new Request('http://localhost:3000/learning/ledger/export.csv', { headers: gwen.headers({}) }),
  );
  assert.equal(parseCsv(await csv.text()).length, 2);
});

test('who pays is forgotten when the purpose is over, and never while something is open', async () => {
  const [free, owing] = [await bookPriced(app), await bookPriced(app, { over: school('Ferry School') })];
  await marks(app, owing, false);
  const payers = async () => {
    const rows = await rowsOf(
      app,
      sql<{
        booking_id: string;
      }>`select booking_id from learning.booking_payer where booking_id in (${free.id}, ${owing.id})`,
    );
    return rows.map(({ booking_id }) => booking_id);
  };
  const clear = async (day: string) => {
    const at = Temporal.Instant.from(`${day}T03:00:00Z`);
    await app.database.work(at, (db) => forgetPrivate(db, londonDate(at)));
    await app.database.work(at, forgetContacts);
  };
  await clear('2027-03-01');
  assert.equal((await payers()).length, 2);
  const path = await invoiceFor('Ferry School');
  await clear('2028-01-01');
  assert.deepEqual(await payers(), [owing.id]);
  await post(rosalind, path, { amount: '60', reference: 'REF 9' }, `${path}/payment`);
  assert.match((await rosalind.get(path)).text, /For the attention of Finance team/);
  await clear('2028-01-02');
  assert.deepEqual(await payers(), []);
  assert.doesNotMatch((await rosalind.get(path)).text, /Finance team|Quay Street|finance@/);
});
