import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { csvLine } from '../../../platform/lists/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { KIND_WORDS } from '../../rules/ledger.ts';
import { lastPlace, linesAfter } from '../../store/ledger.ts';
import { ledgerFilterFrom } from '../filters.ts';
import type { ExportedLine, LedgerFilter } from '../types.ts';

/** So many lines are in memory at a time, however long the ledger is. */
const AT_ONCE = 1_000;

/**
 * GET /learning/ledger/export.csv: the lines that fit up to the last there is now, in their order, read bit by bit as
 * they are sent. No spreadsheet takes a cell of it for a formula.
 */
export async function exportLedger(page: Page): Promise<Response> {
  const filter = ledgerFilterFrom(page.url.searchParams);
  const upTo = await page.transaction(async (db) => {
    await audit(db, { action: 'export', kind: 'ledger' });
    return lastPlace(db);
  });
  return new Response(streamOf(page, filter, upTo), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="training-ledger-${londonDate(page.now)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

function streamOf(page: Page, filter: LedgerFilter, upTo: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${csvLine(HEAD)}`)),
    pull: async (controller) => {
      const lines = await page.transaction((db) => linesAfter(db, filter, { after, upTo, size: AT_ONCE }));
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.map(csvOf).join('')));
      after = lines.at(-1)?.n ?? upTo;
      if (lines.length < AT_ONCE) controller.close();
    },
  });
}

const HEAD = [
  ...['Line', 'Date', 'Payer', 'Kind', 'Debit', 'Credit', 'Pence', 'Effect in pence', 'Balance in pence'],
  ...['Reverses line id', 'Line id', 'Charge id', 'Invoice id', 'Why', 'Entered by'],
  ...['Place of', 'Invoice'],
];

const csvOf = (line: ExportedLine) =>
  csvLine([
    ...[line.n, londonDate(line.at).toString(), line.account, KIND_WORDS[line.kind], line.debit, line.credit],
    ...[line.pence, signed(line.effect), signed(line.balance), line.reverses ?? '', line.id],
    ...[line.chargeId ?? '', line.invoiceId ?? '', line.words, line.by],
    ...[line.place, line.invoice],
  ]);

/** A number below nothing would be taken for a formula, and get an apostrophe: brackets, as accounts have it. */
const signed = (pence: number) => (pence < 0 ? `(${-pence})` : pence);
