import type { CleanUp } from '../../platform/jobs/index.ts';
import { remindOfInvoices } from '../invoices/remind.ts';
import { forgetContacts } from '../store/charge-payer.ts';

/** What of the money is kept no longer than it is needed. */
export const chargeCleanUps: readonly CleanUp[] = [
  { name: 'invoices that were not paid in time', every: { hours: 1 }, remove: remindOfInvoices },
  { name: 'contacts on settled invoices', every: { hours: 12 }, remove: forgetContacts },
];
