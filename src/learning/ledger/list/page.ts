import { audit } from '../../../platform/audit/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { accounts, ledgerTotals, linesBefore } from '../../store/ledger.ts';
import { ledgerFilterFrom, ledgerHref } from '../filters.ts';
import type { Account } from '../types.ts';
import { ledgerView } from './view.ts';

const SIZE = 50;

/** GET /learning/ledger?account=…&kind=…&from=…&to=…&before=…: lines, the latest first, and what they come to. */
export async function showLedger(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const filter = ledgerFilterFrom(query);
  const before = /^\d{1,15}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : undefined;
  const found = await page.transaction(async (db) => {
    const lines = await linesBefore(db, filter, { before, size: SIZE + 1 });
    await audit(db, {
      action: 'list',
      kind: 'ledger line',
      shown: lines.slice(0, SIZE).map(({ id }) => id),
    });
    return { lines, totals: await ledgerTotals(db, filter), accounts: await accounts(db) };
  });
  const lines = found.lines.slice(0, SIZE);
  const last = found.lines.length > SIZE ? lines.at(-1) : undefined;
  return page.show({
    title: 'Ledger',
    kind: 'workspace',
    current: '/learning/ledger',
    main: ledgerView({
      ...{ lines, totals: found.totals, accounts: found.accounts, filter, now: page.now, size: SIZE },
      charges: page.practitioner.permissions.has('learning.charge'),
      next: last ? ledgerHref('/learning/ledger', filter, { before: String(last.n) }) : undefined,
      first: before === undefined ? undefined : ledgerHref('/learning/ledger', filter),
      statement: statementOf(filter.account, found.accounts),
      csv: ledgerHref('/learning/ledger/export.csv', filter),
    }),
  });
}

/** Of the payer that the list is narrowed to, or the only one that the reader sees. */
function statementOf(account: string, all: readonly Account[]): string | undefined {
  const [only, more] = all;
  const id = account || (more ? undefined : only?.id);
  return id && all.some((each) => each.id === id) ? `/learning/accounts/${id}/statement.pdf` : undefined;
}
