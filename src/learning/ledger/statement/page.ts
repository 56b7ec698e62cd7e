import { audit } from '../../../platform/audit/index.ts';
import { factList, heading, note, type Paper, pdfResponse } from '../../../platform/documents/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { KIND_WORDS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import { accounts, linesBefore } from '../../store/ledger.ts';
import type { Account, ListedLine } from '../types.ts';

/** A statement holds so many lines at most, the latest; the whole is in the export. */
const MOST = 300;

/** GET /learning/accounts/ID/statement.pdf: what one organisation was charged, what became of it, what it owes. */
export async function printStatement(page: Page): Promise<Response> {
  const id = page.uuid();
  const { account, lines } = await page.transaction(async (db) => {
    const found = (await accounts(db)).find((each) => each.id === id);
    if (!found) throw notFound({ kind: 'account', id });
    await audit(db, { action: 'print', kind: 'account', id });
    const filter = { account: id, kind: '', from: '', to: '' } as const;
    return { account: found, lines: await linesBefore(db, filter, { before: undefined, size: MOST }) };
  });
  return pdfResponse(statementPaper(page, account, lines.reverse()));
}

function statementPaper(page: Page, account: Account, lines: readonly ListedLine[]): Paper {
  const { name, agencyName: agency } = page.practitioner;
  const today = dateWords(londonDate(page.now)).text;
  const [first] = lines;
  const before = first ? first.balance - first.effect : 0;
  return {
    ...{
      title: `Statement for ${account.name}`,
      short: account.name,
      reference: `Statement ${londonDate(page.now)}`,
    },
    marking: page.services.config.DOCUMENT_MARKING ?? 'OFFICIAL-SENSITIVE',
    version: `As the ledger stood on ${today}`,
    ...{ printedBy: { name, agency }, printedAt: page.now },
    parts: [
      heading(1, 'What is owed'),
      ...factList([
        { label: 'Organisation', value: account.name },
        { label: 'Owed before these lines', value: money(before) },
        { label: `Owed on ${today}`, value: money(account.balance) },
      ]),
      heading(1, 'Line by line'),
      {
        kind: 'table',
        caption: 'The ledger, the earliest first',
        columns: [
          { label: 'Date', share: 2 },
          { label: 'What and why', share: 7 },
          { label: 'Amount', share: 2 },
          { label: 'Owed then', share: 2 },
        ],
        rows: lines.map(({ at, kind, place, words, effect, balance }) => [
          dateWords(londonDate(at)).text,
          [KIND_WORDS[kind], place, words].filter(Boolean).join('. '),
          money(effect),
          money(balance),
        ]),
      },
      note('No line is ever edited. What was wrong is reversed by a line of its own.'),
    ],
  };
}
