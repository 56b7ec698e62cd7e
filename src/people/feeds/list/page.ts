import { currentTeams } from '../../../partnership/index.ts';
import { audit } from '../../../platform/audit/index.ts';
import { cursorFrom, hrefAfter, html } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { feedRuns } from '../../store/feed-run.ts';
import { feedsView } from './view.ts';

const SIZE = 20;

/** GET /people/feeds: every run that the reader may know of, latest first. */
export async function showFeeds(page: Page): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const found = await page.transaction(async (db) => {
    const runs = await feedRuns(db, { size: SIZE + 1, after });
    await audit(db, { action: 'list', kind: 'feed run', shown: runs.slice(0, SIZE).map(({ id }) => id) });
    return { runs, teams: await currentTeams(page.services.database, page.now, db) };
  });
  const runs = found.runs.slice(0, SIZE);
  const last = runs.at(-1);
  return page.show({
    title: 'Feeds',
    kind: 'workspace',
    current: '/people',
    before: html`<a href="/people" class="govuk-back-link">People</a>`,
    main: feedsView({
      runs,
      now: page.now,
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
      brings: page.practitioner.permissions.has('people.import'),
      decides: page.practitioner.permissions.has('people.link'),
      size: SIZE,
      next: hrefAfter(
        '/people/feeds',
        found.runs.length > SIZE && last ? { at: last.beganAt, id: last.id } : undefined,
      ),
      first: after ? '/people/feeds' : undefined,
    }),
  });
}
