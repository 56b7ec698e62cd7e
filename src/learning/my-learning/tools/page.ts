import { areaName, currentArrangements } from '../../../partnership/index.ts';
import { areasOf } from '../../../platform/access/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { toolStanding } from '../../rules/credential-tool.ts';
import { readRuleBook } from '../../store/credential-book.ts';
import { factsOf } from '../../store/credential-facts.ts';
import { toolsView } from './view.ts';

/** GET /learning/tools: which tools the reader may begin, in each area where they work. */
export async function showTools(page: Page): Promise<Response> {
  const { practitioner, services, now } = page;
  const found = await page.transaction(async (db) => {
    const { areas } = await currentArrangements(services.database, now, db);
    const book = await readRuleBook(db);
    const facts = await factsOf(db, practitioner.id);
    await audit(db, { action: 'read', kind: 'learning record', id: practitioner.id });
    return { areas, book, facts };
  });
  const today = londonDate(now);
  const areas = areasOf(practitioner);
  return page.show({
    title: 'What my learning opens',
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/mine" class="govuk-back-link">My learning</a>`,
    main: toolsView({
      mayChange: practitioner.permissions.has('learning.coordinate'),
      tools: found.book.tools.map((tool) => ({
        ...tool,
        areas: areas.map((area) => ({
          name: areaName(found.areas, area),
          ...toolStanding(found.book, tool.code, { facts: found.facts, area }, today),
        })),
      })),
    }),
  });
}
