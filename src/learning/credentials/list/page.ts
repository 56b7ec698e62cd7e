import { audit } from '../../../platform/audit/index.ts';
import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { listView } from './view.ts';

/** GET /learning/credentials: what there is to hold. */
export async function showCredentials(page: Page): Promise<Response> {
  const book = await page.transaction(async (db) => {
    await audit(db, { action: 'read', kind: 'page' });
    return readRuleBook(db);
  });
  return page.show({
    title: 'Champions and credentials',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: listView(book.credentials, page.practitioner.permissions.has('learning.coordinate')),
  });
}
