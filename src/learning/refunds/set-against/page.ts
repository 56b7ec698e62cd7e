import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  mustRead,
  type Refusal,
  recordForm,
  refused,
  typedFrom,
  typedOr,
} from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { moneyPage } from '../../charges/frame.ts';
import { money } from '../../rules/price.ts';
import { settingOn } from '../../store/eligibility.ts';
import { openInvoicesOf } from '../../store/invoice.ts';
import { mustBeInvoice, stand } from '../give/page.ts';
import { readSetOff } from './form.ts';
import { setAgainstView } from './view.ts';

/** GET /learning/invoices/ID/set-against */
export async function showSetAgainst(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const invoice = await mustBeInvoice(db, id);
    const open = await openInvoicesOf(db, invoice.accountId);
    await audit(db, { action: 'read', kind: 'invoice', id, shown: open.map((each) => each.id) });
    return { invoice, open, alone: await settingOn(db, 'refund-alone-pounds', londonDate(page.now)) };
  });
  const form = recordForm(page, refusal);
  const [first] = found.open;
  const most = Math.min(-found.invoice.left, first?.left ?? 0);
  const given = typedFrom({
    amount: most > 0 ? money(most).replace('£', '') : '',
    against: found.open.length === 1 && first ? first.id : '',
  });
  return moneyPage(page, {
    title: 'Set against another invoice',
    back: [`/learning/invoices/${id}`, found.invoice.reference],
    main: setAgainstView({ ...form, ...found, typed: refusal ? form.typed : typedOr(page, given) }),
    refusal,
  });
}

/** POST /learning/invoices/ID/set-against: so little stands in the ledger at once; more waits for a second person. */
export function setAgainst(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    (db) => stand(db, page, id, (invoice) => read(db, page, invoice)),
    (refusal) => showSetAgainst(page, refusal),
  );
}

async function read(db: Db, page: Page, invoice: Awaited<ReturnType<typeof mustBeInvoice>>) {
  if (invoice.left >= 0) throw refused('amount', 'Nothing was paid too much that is left');
  const open = await openInvoicesOf(db, invoice.accountId);
  return mustRead(readSetOff(page.body, { invoice, open }));
}
