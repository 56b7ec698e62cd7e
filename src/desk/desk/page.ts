import { panels as directoryPanels } from '../../directory/index.ts';
import { panels } from '../../front-door/index.ts';
import { meetingsPanel } from '../../governance/index.ts';
import { waiversPanel, wordsPanel } from '../../learning/index.ts';
import { panels as libraryPanels } from '../../library/index.ts';
import { panels as peoplePanels } from '../../people/index.ts';
import { html } from '../../platform/html/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { figuresPanel } from '../figures/panel.ts';
import { loadNotices } from '../notices/page.ts';
import { noticesPanel } from '../notices/view.ts';

/** GET /desk: where a day starts. */
export async function showDesk(page: Page): Promise<Response> {
  const { name, permissions } = page.practitioner;
  const mine = [
    ...panels,
    ...peoplePanels,
    waiversPanel,
    wordsPanel,
    ...libraryPanels,
    ...directoryPanels,
    meetingsPanel,
    figuresPanel,
  ].filter((panel) => panel.permission.allows(page.actor));
  const { notices, draw } = await page.transaction(async (db) => {
    const draw = [];
    for (const panel of mine) draw.push(await panel.load(page, db));
    return { notices: await loadNotices(page, db), draw };
  });
  const emergency = permissions.has('access.break-glass')
    ? html`<p class="govuk-body"><a href="/break-glass">Emergency access</a></p>`
    : html``;
  return page.show({
    title: 'Desk',
    kind: 'workspace',
    current: '/desk',
    main: html`<h1 class="govuk-heading-xl">Desk</h1><p class="govuk-body">Signed in as ${name}.</p>
${noticesPanel(notices)}${draw.map((panel) => panel())}${emergency}`,
  });
}
