import { audit } from '../../platform/audit/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { waitingLinks } from '../store/link.ts';
import { duplicatesView } from './view.ts';

/** So many proposals are shown; the oldest first, so that none is forgotten. */
const MOST = 50;

/** GET /people/duplicates: records that may be of one person, for those who see both. */
export async function showDuplicates(page: Page): Promise<Response> {
  const waiting = await page.transaction(async (db) => {
    const links = await waitingLinks(db, MOST);
    const shown = [...new Set(links.flatMap(({ personId, headId }) => [personId, headId]))];
    await audit(db, { action: 'list', kind: 'person', shown });
    return links;
  });
  return page.show({
    title: 'Records that may be of one person',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: duplicatesView({ waiting, now: page.now }),
  });
}
