import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { readHead } from '../store/concern.ts';
import { ledgerOf } from '../store/sharing.ts';
import { ledgerView } from './view.ts';

/** GET /front-door/ID/sharing: what of this concern went to whom, on what ground, on whose word. */
export async function showLedger(page: Page): Promise<Response> {
  const id = page.uuid();
  const found = await page.transaction(async (db) => {
    const head = await readHead(db, id);
    // An agency that was asked reads the concern and not what others were told or said.
    if (!head || head.basis === 'asked') throw notFound({ kind: 'concern', id });
    const lines = await ledgerOf(db, id);
    await audit(db, { action: 'read ledger', kind: 'concern', id, basis: head.basis });
    return { head, lines };
  });
  return page.show({
    title: `Sharing ledger, ${found.head.reference}`,
    kind: 'workspace',
    current: '/front-door',
    before: html`<a href="/front-door/${id}" class="govuk-back-link">Back to the concern</a>`,
    main: ledgerView({ ...found, now: page.now }),
  });
}
