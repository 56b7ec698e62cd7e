import { audit } from '../../../platform/audit/index.ts';
import {
  factList,
  heading,
  note,
  type Paper,
  type Part,
  paragraph,
  pdfResponse,
} from '../../../platform/documents/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { bookerOf } from '../../book/page.ts';
import { money } from '../../rules/price.ts';
import { wholeInvoice } from '../one/page.ts';
import type { InvoiceLine, WholeInvoice } from '../types.ts';

/** GET /learning/invoices/ID/invoice.pdf: the invoice or credit note as PDF/UA. */
export async function printInvoice(page: Page): Promise<Response> {
  const id = page.uuid();
  if (!bookerOf(page)) return page.seeOther(`/my-receipts?next=${encodeURIComponent(page.url.pathname)}`);
  const whole = await page.transaction(async (db) => {
    await audit(db, { action: 'print', kind: 'invoice', id });
    return wholeInvoice(db, id);
  });
  return pdfResponse(invoicePaper(page, whole));
}

function invoicePaper(page: Page, { invoice, lines }: WholeInvoice): Paper {
  const credit = invoice.kind === 'credit note';
  const title = `${credit ? 'Credit note' : 'Invoice'} ${invoice.reference}`;
  return {
    ...{ title, short: invoice.billTo, reference: invoice.reference },
    marking: page.services.config.DOCUMENT_MARKING ?? 'OFFICIAL-SENSITIVE',
    version: `Issued on ${dateWords(invoice.issuedOn).text}`,
    ...{ printedBy: printedBy(page), printedAt: page.now },
    parts: [
      heading(1, credit ? 'Credited to' : 'Billed to'),
      ...factList([
        { label: 'Organisation', value: invoice.billTo },
        { label: 'For the attention of', value: invoice.attention },
        { label: 'Address', value: invoice.address },
        { label: 'Purchase order', value: invoice.purchaseOrders },
        { label: 'Issued', value: dateWords(invoice.issuedOn).text },
        { label: 'Due', value: invoice.dueOn && dateWords(invoice.dueOn).text },
        { label: 'How to pay', value: credit ? null : (page.services.config.HOW_TO_PAY ?? null) },
        { label: 'Credits invoice', value: invoice.of?.reference },
      ]),
      heading(1, 'What it is for'),
      linesTable(lines, credit),
      note(`${credit ? 'Credited' : 'To be paid'} in all: ${money(invoice.pence)}`),
      paragraph(
        credit
          ? 'You owe this sum no more.'
          : 'If you think that a charge is wrong, open your booking and say so, or ring us. Somebody who did not make the charge looks at it.',
      ),
    ],
  };
}

function printedBy({ actor }: Page): { name: string; agency: string } {
  if (actor.kind === 'practitioner') return { name: actor.name, agency: actor.agencyName };
  return { name: (actor.kind === 'public' && actor.email) || '', agency: '' };
}

const linesTable = (lines: readonly InvoiceLine[], credit: boolean): Part => ({
  kind: 'table',
  caption: credit ? 'What was lifted' : 'Charges',
  columns: [{ label: 'Line' }, { label: 'For', share: 7 }, { label: 'Amount', share: 2 }],
  rows: lines.map(({ n, words, pence }) => [String(n), words, money(pence)]),
});
