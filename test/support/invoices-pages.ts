import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { missed, secondCoordinator } from './charging.ts';
import { findOn, type Line, opened } from './filled-in.ts';
import { prove } from './training.ts';

/** A payer that has nothing yet, so that forms do not meet on one invoice. */
const newSchool = () => ({
  'organisation-type': 'school',
  organisation: `School ${randomUUID().slice(0, 8)}`,
});
export const ownMissed = (app: TestApp, payer = newSchool()) => missed(app, payer);

export async function waiveForm(app: TestApp, charge: string) {
  const given = { reason: 'sickness', kind: 'waiver', words: 'They were ill that day' };
  return opened(await app.as('coordinator'), `/learning/charges/${charge}/waive`, given);
}

async function invoiceForm(app: TestApp, charge: string) {
  const browser = await app.as('coordinator');
  const account = /\/learning\/ledger\?account=([0-9a-f-]{36})/;
  const { html } = await browser.get('/learning/ledger?kind=charge');
  const row = html.split('<tr>').find((each) => each.includes(charge));
  const [, of = ''] = account.exec(row ?? '') ?? [];
  return opened(browser, '/learning/invoices', { account: of });
}

/** An invoice of one charge; `lifted` after it was sent. */
export async function invoice(app: TestApp, lifted = false, payer = newSchool()): Promise<string> {
  const { charge, booked } = await ownMissed(app, payer);
  assert.ok(booked.id);
  const browser = await app.as('coordinator');
  const line = await lineOfCharge(app, charge.id);
  const form = await invoiceForm(app, line);
  const { location = '' } = await form.browser.post(form.path, form.fields);
  if (lifted) {
    const asking = await waiveForm(app, charge.id);
    const asked = await asking.browser.post(asking.path, asking.fields);
    const imogen = await secondCoordinator(app);
    const deciding = await opened(imogen, asked.location ?? '', {
      decision: 'granted',
      why: 'They were ill',
    });
    await imogen.post(deciding.path, deciding.fields);
  }
  assert.equal((await browser.get(location)).status, 200);
  return location;
}

/** The line of the ledger that made a charge. */
async function lineOfCharge(app: TestApp, charge: string): Promise<string> {
  const browser = await app.as('coordinator');
  const { html } = await browser.get('/learning/ledger?kind=charge');
  for (const [, line = ''] of html.matchAll(/\/learning\/ledger\/([0-9a-f-]{36})"/g))
    if ((await browser.get(`/learning/ledger/${line}`)).html.includes(charge)) return line;
  return assert.fail('the charge has no line');
}

async function paymentForm(app: TestApp) {
  const path = await invoice(app);
  const given = { amount: '60', reference: 'Bank transfer, REF 20931' };
  return opened(await app.as('coordinator'), path, given, `${path}/payment`);
}

/** An invoice for which so many pounds came in, more than it asks, before the form that gives them back. */
async function refundForm(app: TestApp, came: string, back: string) {
  const path = await invoice(app);
  const browser = await app.as('coordinator');
  const paying = await opened(browser, path, { amount: came, reference: 'REF 3' }, `${path}/payment`);
  await browser.post(paying.path, { ...paying.fields, more: 'yes' });
  const today = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' };
  const given = { amount: back, how: 'bank transfer', reference: 'REF 9', why: 'Paid twice', ...today };
  return opened(browser, `${path}/refund`, given);
}

/** An invoice of which too much was paid, before the form that sets it against another one of its payer. */
async function setAgainstForm(app: TestApp) {
  const payer = newSchool();
  const over = await invoice(app, false, payer);
  const against = await invoice(app, false, payer);
  const browser = await app.as('coordinator');
  const paying = await opened(browser, over, { amount: '100', reference: 'REF 3' }, `${over}/payment`);
  await browser.post(paying.path, { ...paying.fields, more: 'yes' });
  const given = { against: against.split('/').at(-1) ?? '', amount: '10', why: 'It is the same payer' };
  return opened(browser, `${over}/set-against`, given);
}

/** Forms of invoices and of the lines of the ledger: one line a POST route. */
export const invoicesLines: Readonly<Record<string, Line>> = {
  '/learning/ledger/:line': {
    fill: async (app) => {
      const form = await paymentForm(app);
      await form.browser.post(form.path, form.fields);
      const line = await findOn(
        form.browser,
        '/learning/ledger?kind=payment',
        /\/learning\/ledger\/[0-9a-f-]{36}/,
      );
      return opened(form.browser, line, { why: 'It was another school’s' });
    },
  },
  '/learning/invoices': {
    fill: async (app) => {
      const { charge } = await ownMissed(app);
      return invoiceForm(app, await lineOfCharge(app, charge.id));
    },
  },
  '/learning/invoices/:id/payment': { fill: paymentForm },
  '/learning/invoices/:id/send': {
    fill: async (app) => {
      const path = await invoice(app);
      const given = { to: 'accounts@creekside.example' };
      return opened(await app.as('coordinator'), path, given, `${path}/send`);
    },
  },
  '/learning/invoices/:id/refund': { fill: (app) => refundForm(app, '100', '10') },
  '/learning/invoices/:id/set-against': { fill: setAgainstForm },
  '/learning/refunds/:id': {
    fill: async (app) => {
      const form = await refundForm(app, '400', '300');
      const { location = '' } = await form.browser.post(form.path, form.fields);
      return opened(await secondCoordinator(app), location, { decision: 'granted', why: 'It came twice' });
    },
  },
  '/learning/invoices/:id/credit': {
    fill: async (app) => {
      const path = await invoice(app, true);
      return opened(await app.as('coordinator'), path, {}, `${path}/credit`);
    },
  },
};

/** Their pages that no link leads to: how each is come to. */
export const behindInvoices: Readonly<Record<string, Places>> = {
  '/learning/invoices/:id': async (app) => [
    {
      browser: await app.as('coordinator'),
      path: (await refundForm(app, '100', '10')).path.replace(/\/refund$/, ''),
    },
    { browser: await prove(app, 'finance@creekside.example'), path: await invoice(app) },
  ],
  '/learning/invoices/:id/refund': async (app) => {
    const { browser, path } = await refundForm(app, '100', '10');
    return [{ browser, path }];
  },
  '/learning/invoices/:id/set-against': async (app) => {
    const { browser, path } = await setAgainstForm(app);
    return [{ browser, path }];
  },
  '/learning/refunds/:id': async (app) => {
    const form = await refundForm(app, '400', '300');
    const { location = '' } = await form.browser.post(form.path, form.fields);
    return [
      { browser: form.browser, path: location },
      { browser: await secondCoordinator(app), path: location },
    ];
  },
};
