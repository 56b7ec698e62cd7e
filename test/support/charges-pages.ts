import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { missed, secondCoordinator } from './charging.ts';
import { type Fields, findOn, type Line, opened } from './filled-in.ts';
import { prove } from './training.ts';

/** A day of its own for each form, all to come. */
let days = 0;
function anotherDay(prefix: string): Fields {
  days += 1;
  const day = Temporal.PlainDate.from('2027-02-01').add({ days });
  return {
    [`${prefix}-day`]: `${day.day}`,
    [`${prefix}-month`]: `${day.month}`,
    [`${prefix}-year`]: `${day.year}`,
  };
}

/** A payer that has nothing yet, so that forms do not meet on one invoice. */
const newSchool = () => ({
  'organisation-type': 'school',
  organisation: `School ${randomUUID().slice(0, 8)}`,
});
const ownMissed = (app: TestApp, payer = newSchool()) => missed(app, payer);

async function askedWaiver(app: TestApp): Promise<{ path: string; chargeId: string }> {
  const { charge } = await ownMissed(app);
  const form = await waiveForm(app, charge.id);
  const { location = '' } = await form.browser.post(form.path, form.fields);
  return { path: location, chargeId: charge.id };
}

async function waiveForm(app: TestApp, charge: string) {
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
async function invoice(app: TestApp, lifted = false, payer = newSchool()): Promise<string> {
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

/** Its forms: one line a POST route. */
export const chargesLines: Readonly<Record<string, Line>> = {
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
  '/learning/charges/:id': {
    fill: async (app) => {
      const { booked, charge } = await ownMissed(app);
      return opened(booked.browser, `/learning/charges/${charge.id}`, {
        reason: 'other',
        words: 'I was there',
      });
    },
  },
  '/learning/charges/:id/waive': {
    fill: async (app) => waiveForm(app, (await ownMissed(app)).charge.id),
  },
  '/learning/waivers/:id': {
    fill: async (app) => {
      const { path } = await askedWaiver(app);
      return opened(await secondCoordinator(app), path, { decision: 'granted', why: 'They were ill' });
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
  '/learning/prices/:code/new': {
    fill: async (app) => {
      const lines = {
        label1: 'Everybody',
        price1: '45',
        types1: ['health', 'school', 'voluntary'],
        scheme1: '',
      };
      const rest = { why: 'The board said so', source: 'Minutes of the board', press: 'keep' };
      const given = { ...lines, ...rest, ...anotherDay('from') };
      return opened(await app.as('coordinator'), '/learning/prices/standard/new', given);
    },
  },
  '/learning/policies/:code/new': {
    fill: async (app) => {
      const terms = {
        freeFrom: '10',
        counting: 'count-cancel-day',
        noShow: 'yes',
        moving: 'free',
        table: 'none',
      };
      const given = { ...terms, disputeDays: '20', why: 'The board said so', ...anotherDay('from') };
      return opened(await app.as('coordinator'), '/learning/policies/standard/new', given);
    },
  },
  '/learning/policies/closures': {
    fill: async (app) =>
      opened(
        await app.as('coordinator'),
        '/learning/policies',
        { name: 'Moving house', ...anotherDay('day') },
        '/learning/policies/closures',
      ),
  },
  '/learning/policies/closures/remove': {
    fill: async (app) => {
      const form = await chargesLines['/learning/policies/closures']?.fill(app);
      await form?.browser.post(form.path, form.fields);
      const browser = await app.as('coordinator');
      const [, date = ''] =
        /name="date" value="([^"]*)"/.exec((await browser.get('/learning/policies')).html) ?? [];
      return opened(browser, '/learning/policies', { date }, '/learning/policies/closures/remove');
    },
  },
  '/learning/memberships': {
    fill: async (app) => membershipForm(app),
  },
  '/learning/memberships/bodies': {
    fill: async (app) =>
      opened(await app.as('coordinator'), '/learning/memberships/bodies', {
        ...{ which: 'new', name: `Body ${randomUUID().slice(0, 8)}`, evidence: 'Number', counts: 'yes' },
        ...{ source: 'The board, November 2026', ...anotherDay('from') },
      }),
  },
  '/learning/memberships/:id': {
    fill: async (app) => {
      const form = await membershipForm(app);
      const { location = '' } = await form.browser.post(form.path, form.fields);
      const given = { decision: 'confirmed', why: 'The list of members', ...anotherDay('until') };
      return opened(await secondCoordinator(app), location, given);
    },
  },
};

async function membershipForm(app: TestApp) {
  const given = {
    scheme: 'ecvys',
    organisation: 'Creekside Youth Trust',
    evidence: randomUUID().slice(0, 8),
  };
  return opened(await app.as('coordinator'), '/learning/memberships', given);
}

/** Its pages that no link leads to: how each is come to. */
export const behindCharges: Readonly<Record<string, Places>> = {
  '/learning/charges/:id/waive': async (app) => {
    const { browser, path } = await waiveForm(app, (await ownMissed(app)).charge.id);
    return [{ browser, path }];
  },
  '/learning/charges/:id': async (app) => {
    const { booked, charge } = await ownMissed(app);
    const path = `/learning/charges/${charge.id}`;
    return [
      { browser: booked.browser, path },
      { browser: await app.as('coordinator'), path },
    ];
  },
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
  '/learning/prices/:code/new': async (app) => [
    { browser: await app.as('coordinator'), path: '/learning/prices/standard/new' },
  ],
};

/** Its addresses that answer with a file. */
export const chargesFiles: readonly string[] = [
  '/learning/ledger/export.csv',
  '/learning/invoices/:id/invoice.pdf',
  '/learning/accounts/:id/statement.pdf',
];

/** What stands there before somebody walks through every page. */
export async function settleCharges(app: TestApp): Promise<void> {
  await askedWaiver(app);
  await invoice(app, true);
  for (const route of ['/learning/ledger/:line', '/learning/policies/closures', '/learning/memberships']) {
    const form = await chargesLines[route]?.fill(app);
    await form?.browser.post(form.path, form.fields);
  }
}
