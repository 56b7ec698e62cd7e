import { anyone, may, type Permission } from '../../platform/access/index.ts';
import type { NavigationEntry, Page, Route } from '../../platform/http/index.ts';
import { makeInvoice, showInvoices } from '../invoices/list/page.ts';
import { makeCredit } from '../invoices/one/credit.ts';
import { showInvoice } from '../invoices/one/page.ts';
import { printInvoice } from '../invoices/print/page.ts';
import { sendAgain } from '../invoices/send/page.ts';
import { exportLedger } from '../ledger/export/page.ts';
import { showLine, takeBack } from '../ledger/line/page.ts';
import { showLedger } from '../ledger/list/page.ts';
import { printStatement } from '../ledger/statement/page.ts';
import { recordPayment } from '../payments/page.ts';
import { setBody, showBodies } from '../prices/bodies/page.ts';
import { makeEdition, showEdition } from '../prices/edition/page.ts';
import { showPrices } from '../prices/list/page.ts';
import { settleMembership, showMembership } from '../prices/membership/page.ts';
import { bringMembership, showMemberships } from '../prices/memberships/page.ts';
import { addClosure, removeClosure, showPolicies } from '../prices/policies/page.ts';
import { makePolicy, showPolicy } from '../prices/policy/page.ts';
import { decideOnRefund, showRefund } from '../refunds/decide/page.ts';
import { giveBack, showGive } from '../refunds/give/page.ts';
import { setAgainst, showSetAgainst } from '../refunds/set-against/page.ts';
import { dispute, showCharge } from './charge/page.ts';
import { decide, showWaiver } from './decide/page.ts';
import { showWaive, waive } from './waive/page.ts';
import { showWaivers } from './waivers/page.ts';

const charge = may('learning.charge');
const staff = may('learning.staff');
/** Those who charge see every payer; a training lead sees what their own organisation owes. */
const either: Permission = {
  says: `${charge.says}, and ${staff.says} of their own organisation`,
  public: false,
  allows: (actor) => charge.allows(actor) || staff.allows(actor),
};

type Shown = (page: Page) => Promise<Response>;
const get = (path: string, permission: Permission, show: Shown): Route => ({
  ...{ method: 'GET', path, permission },
  handler: (page) => show(page),
});
const post = (path: string, permission: Permission, handler: Shown): Route => ({
  ...{ method: 'POST', path, permission, handler },
});

export const chargeRoutes: readonly Route[] = [
  get('/learning/ledger', either, showLedger),
  get('/learning/ledger/export.csv', either, exportLedger),
  get('/learning/ledger/:line', either, showLine),
  post('/learning/ledger/:line', charge, takeBack),
  get('/learning/accounts/:id/statement.pdf', either, printStatement),
  get('/learning/charges/:id', anyone, showCharge),
  post('/learning/charges/:id', anyone, dispute),
  get('/learning/charges/:id/waive', charge, showWaive),
  post('/learning/charges/:id/waive', charge, waive),
  get('/learning/waivers', charge, showWaivers),
  get('/learning/waivers/:id', charge, showWaiver),
  post('/learning/waivers/:id', charge, decide),
  get('/learning/invoices', either, showInvoices),
  post('/learning/invoices', charge, makeInvoice),
  get('/learning/invoices/:id', anyone, showInvoice),
  get('/learning/invoices/:id/invoice.pdf', anyone, printInvoice),
  post('/learning/invoices/:id/send', charge, sendAgain),
  post('/learning/invoices/:id/credit', charge, makeCredit),
  post('/learning/invoices/:id/payment', charge, recordPayment),
  get('/learning/invoices/:id/refund', charge, showGive),
  post('/learning/invoices/:id/refund', charge, giveBack),
  get('/learning/invoices/:id/set-against', charge, showSetAgainst),
  post('/learning/invoices/:id/set-against', charge, setAgainst),
  get('/learning/refunds/:id', charge, showRefund),
  post('/learning/refunds/:id', charge, decideOnRefund),
  get('/learning/prices', charge, showPrices),
  get('/learning/prices/:code/new', charge, showEdition),
  post('/learning/prices/:code/new', charge, makeEdition),
  get('/learning/policies', charge, showPolicies),
  post('/learning/policies/closures', charge, addClosure),
  post('/learning/policies/closures/remove', charge, removeClosure),
  get('/learning/policies/:code/new', charge, showPolicy),
  post('/learning/policies/:code/new', charge, makePolicy),
  get('/learning/memberships', charge, showMemberships),
  post('/learning/memberships', charge, bringMembership),
  get('/learning/memberships/bodies', charge, showBodies),
  post('/learning/memberships/bodies', charge, setBody),
  get('/learning/memberships/:id', charge, showMembership),
  post('/learning/memberships/:id', charge, settleMembership),
];

export const chargeNavigation: readonly NavigationEntry[] = [
  { label: 'Money', href: '/learning/ledger', permission: either },
];
