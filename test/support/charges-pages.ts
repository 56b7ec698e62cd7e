import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Places } from './behind.ts';
import { secondCoordinator } from './charging.ts';
import { type Fields, type Line, opened } from './filled-in.ts';
import { behindInvoices, invoice, invoicesLines, ownMissed, waiveForm } from './invoices-pages.ts';

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

async function askedWaiver(app: TestApp): Promise<{ path: string; chargeId: string }> {
  const { charge } = await ownMissed(app);
  const form = await waiveForm(app, charge.id);
  const { location = '' } = await form.browser.post(form.path, form.fields);
  return { path: location, chargeId: charge.id };
}

/** Its forms: one line a POST route. */
export const chargesLines: Readonly<Record<string, Line>> = {
  ...invoicesLines,
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
  ...behindInvoices,
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
