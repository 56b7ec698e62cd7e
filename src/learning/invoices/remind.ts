import { workAddress } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { londonDate, longDateWords } from '../../platform/time/index.ts';
import { money } from '../rules/price.ts';
import { settingOn } from '../store/eligibility.ts';
import { type Overdue, overdueInvoices, takeReminder } from '../store/invoice-reminder.ts';
import { invoiceLink } from './tell.ts';

/**
 * Writes of invoices that were not paid in time: to the payer, to the payer again, then to whoever made it. Each once.
 * @returns how many
 */
export async function remindOfInvoices(db: Db, now: Temporal.Instant): Promise<number> {
  const today = londonDate(now);
  const days = {
    first: await settingOn(db, 'invoice-reminder-days', today),
    again: await settingOn(db, 'invoice-again-days', today),
  };
  let done = 0;
  for (const overdue of await overdueInvoices(db, today, days)) {
    if (!(await takeReminder(db, overdue))) continue;
    const address = overdue.step === 3 ? await workAddress(db, overdue.madeBy) : overdue.payer;
    if (!address) continue;
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: 'reminder',
      body: wordsOf(overdue),
      recordId: overdue.id,
      goodUntil: now.add({ hours: 24 * 14 }),
    });
    done += 1;
  }
  return done;
}

function wordsOf({ id, reference, dueOn, left, step, site, sent }: Overdue): string {
  const due = longDateWords(dueOn).text;
  const link = site
    ? sent && step < 3
      ? invoiceLink(site, id)
      : `The invoice, for those with an account: ${site}/learning/invoices/${id}`
    : '';
  const says: Record<Overdue['step'], string[]> = {
    1: [
      `Invoice ${reference} for training was due on ${due}. ${money(left)} of it is still to be paid.`,
      'If you have paid, you need not do anything: it may not have reached us yet. If you think that it is wrong, tell us.',
    ],
    2: [
      `We wrote to you about invoice ${reference}, which was due on ${due}. ${money(left)} of it is still to be paid.`,
      'Please pay it, or tell us why not. After this a training coordinator will get in touch with you.',
    ],
    3: [
      `Invoice ${reference} was due on ${due}, and ${money(left)} of it is still to be paid. Its payer was reminded twice.`,
      'Nothing more is sent by itself. Get in touch with them.',
    ],
  };
  return [...says[step], link].filter(Boolean).join('\n\n');
}
