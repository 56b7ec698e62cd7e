import { currentTeams } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { type ListCursor, ownPeople, PAGE_SIZE } from '../store/list.ts';
import { listView } from './view.ts';

/** GET /people: the people with whom one's teams work, and the way to find anybody else. */
export async function showPeople(page: Page): Promise<Response> {
  const { practitioner, now } = page;
  const after = cursorIn(page.url.searchParams);
  const found = await page.transaction(async (db) => {
    const rows = await ownPeople(db, practitioner.teams, after);
    const shown = rows.slice(0, PAGE_SIZE);
    const teams = await currentTeams(page.services.database, now, db);
    await audit(db, { action: 'list', kind: 'person', shown: shown.map(({ id }) => id) });
    return { shown, more: rows.length > PAGE_SIZE, teams };
  });
  return page.show({
    title: 'People',
    kind: 'workspace',
    current: '/people',
    main: listView({
      rows: found.shown,
      more: found.more,
      paged: after !== undefined,
      today: londonDate(now),
      mayFind: practitioner.permissions.has('people.search'),
      feeds: ['people.import', 'people.link'].some((right) => practitioner.permissions.has(right)),
      teams: new Map([...found.teams.values()].map(({ id, name }) => [id, name])),
    }),
  });
}

function cursorIn(query: URLSearchParams): ListCursor | undefined {
  const id = query.get('after') ?? '';
  return /^[0-9a-f-]{36}$/.test(id) ? { label: query.get('name') ?? '', id } : undefined;
}
