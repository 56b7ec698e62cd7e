import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { attempt, email, mustRead, parseForm } from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { hold } from '../../store/invoice-lines.ts';
import { replaceSent } from '../../store/invoice-sent.ts';
import { mustSeeInvoice, showInvoice } from '../one/page.ts';
import { sendInvoice } from '../tell.ts';

const fields = { to: email({ ask: 'Enter the email address that it is sent to' }) };

/** POST /learning/invoices/ID/send: sends it again; from then on that address opens it, and no other. */
export function sendAgain(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => send(db, page, id),
    (refusal) => showInvoice(page, refusal),
  );
}

async function send(db: Db, page: Page, id: string): Promise<string> {
  await hold(db, id);
  const invoice = await mustSeeInvoice(db, id);
  const { to } = mustRead(parseForm(fields, page.body));
  await replaceSent(db, id, page.now);
  await sendInvoice(db, page, invoice, { address: to.toLowerCase(), by: page.practitioner });
  await audit(db, { action: 'send again', kind: invoice.kind, id });
  return `/learning/invoices/${id}`;
}
