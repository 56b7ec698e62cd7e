import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  formError,
  mustRead,
  parseForm,
  type Refusal,
  recordForm,
  text,
  Undone,
} from '../../../platform/forms/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { moneyPage } from '../../charges/frame.ts';
import { chargeById } from '../../store/charge.ts';
import { invoiceById } from '../../store/invoice.ts';
import { hold } from '../../store/invoice-lines.ts';
import { enterLine, keptOf, ledgerLine, reversalOf } from '../../store/ledger.ts';
import { setAgainstBy } from '../../store/refund.ts';
import type { LedgerLine, LineKind, WholeLine } from '../types.ts';
import { lineView } from './view.ts';

/** GET /learning/ledger/LINE */
export async function showLine(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid('line');
  const whole = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'ledger line', id });
    return wholeLine(db, await mustSee(db, id));
  });
  const charges = page.practitioner.permissions.has('learning.charge');
  return moneyPage(page, {
    title: `Line ${whole.line.n}`,
    back: ['/learning/ledger', 'Ledger'],
    main: lineView({
      ...recordForm(page, refusal),
      whole,
      takesBack: charges && byHand(whole.line) && whole.reversedBy === null,
    }),
    refusal,
  });
}

/** POST /learning/ledger/LINE: what was entered wrongly is reversed by a line of its own; what lies between two invoices, on both. */
export function takeBack(page: Page): Promise<Response> {
  const id = page.uuid('line');
  return attempt(
    page,
    (db) => reverse(db, page, id),
    (refusal) => showLine(page, refusal),
  );
}

async function reverse(db: Db, page: Page, id: string): Promise<string> {
  const line = await mustSee(db, id);
  const read = mustRead(parseForm({ why: text({ ask: 'Say what is wrong with it', max: 500 }) }, page.body));
  if (!byHand(line))
    throw refused(
      'Only payments, refunds and what was set against an invoice are taken back here. A charge is waived',
    );
  if (line.invoiceId) await hold(db, line.invoiceId);
  if (await reversalOf(db, id)) throw refused('It was taken back already');
  const came = await cameIn(db, line);
  if (came && (await keptOf(db, came)) < line.pence) throw refused(GONE);
  const { id: by, name } = page.practitioner;
  const made = await enterLine(db, {
    ...{ accountId: line.accountId, invoiceId: line.invoiceId, kind: 'correction', reverses: id },
    ...{ debit: line.credit, credit: line.debit, pence: line.pence },
    words: `${WRONG[line.kind]} was entered wrongly: ${read.why}`,
    by: { id: by, name },
  });
  await audit(db, { action: 'reverse', kind: 'ledger line', id });
  return `/learning/ledger/${made}`;
}

const WRONG: Partial<Record<LineKind, string>> = {
  payment: 'The payment',
  refund: 'The refund',
  'set-off': 'What was set against an invoice',
};
const GONE =
  'Some of it was given back or set against another invoice. Take that back first, if it was entered wrongly too';

/** Lines that somebody enters; the others are made by what happens. */
const byHand = ({ kind }: LedgerLine) => kind in WRONG;

/** The invoice for which something came in with this line, or with the one that goes with it. */
async function cameIn(db: Db, line: LedgerLine): Promise<string | null> {
  if (line.kind === 'set-off') return setAgainstBy(db, line.id);
  return line.kind === 'payment' ? line.invoiceId : null;
}

const refused = (says: string) => new Undone({ errors: [formError('why', says)], changed: false });

async function mustSee(db: Db, id: string): Promise<LedgerLine> {
  const line = await ledgerLine(db, id);
  if (!line) throw notFound({ kind: 'ledger line', id });
  return line;
}

async function wholeLine(db: Db, line: LedgerLine): Promise<WholeLine> {
  const charge = line.chargeId ? await chargeById(db, line.chargeId) : undefined;
  const invoice = line.invoiceId ? await invoiceById(db, line.invoiceId) : undefined;
  return {
    line,
    reversedBy: (await reversalOf(db, line.id)) ?? null,
    charge: charge ?? null,
    invoice: invoice ? { id: invoice.id, reference: invoice.reference } : null,
  };
}
