import { currentArrangements } from '../../partnership/index.ts';
import { cursorFrom, hrefAfter } from '../../platform/html/index.ts';
import { pageOf, pageSize } from '../../platform/html/parts/paging.ts';
import type { Page } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { namesOf } from '../names.ts';
import { STANDINGS } from '../rules/standing.ts';
import { keepers, keptPages } from '../store/kept.ts';
import { readKinds, readTopics } from '../store/shown.ts';
import { listView } from './view.ts';

const PATH = '/library';
/** In place of whoever keeps it: what the reader looks after. */
const MINE = 'mine';

/** Everything else that is kept, and what it needs. */
const ALSO = [
  { label: 'Procedures', href: '/library/procedures', needs: 'library.edit' },
  { label: 'Local facts that texts name', href: '/library/local-facts', needs: 'library.edit' },
  { label: 'Numbers of the chapters', href: '/library/procedures/numbers', needs: 'library.publish' },
  { label: 'Withdraw a chapter', href: '/library/procedures/withdraw', needs: 'library.publish' },
  { label: 'Who has read the procedures', href: '/library/coverage', needs: 'library.coverage' },
  { label: 'Topics', href: '/library/topics', needs: 'library.inbox' },
  { label: 'What topics and words said before', href: '/library/wording', needs: 'library.inbox' },
  { label: 'Searches, and words that mean the same', href: '/library/searches', needs: 'library.inbox' },
  { label: 'Inbox', href: '/library/inbox', needs: 'library.inbox' },
  { label: 'Page views', href: '/library/views', needs: 'library.inbox' },
  { label: 'How long what people asked is kept', href: '/library/settings', needs: 'library.inbox' },
] as const;

/** GET /library: every page, narrowed as the address says; who changed it last first. */
export async function showList(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const said = (name: string) => (query.get(name) ?? '').trim().slice(0, 100);
  const chosen = {
    standing: STANDINGS.find(({ code }) => code === said('standing'))?.code ?? ('' as const),
    ...{
      kind: said('kind'),
      area: said('area'),
      topic: said('topic'),
      words: said('words'),
      owner: said('owner'),
    },
  };
  const { areas } = await currentArrangements(page.services.database, page.now);
  const today = londonDate(page.now);
  const { rows, names, kinds, topics, people } = await page.transaction(async (db) => {
    const people = await keepers(db);
    const { id, permissions } = page.practitioner;
    const owner =
      chosen.owner === MINE
        ? { id, publishes: permissions.has('library.publish') }
        : people.find((one) => one === chosen.owner);
    const filter = { ...chosen, owner, today, after: cursorFrom(query), most: pageSize + 1 };
    const rows = await keptPages(db, filter);
    return {
      ...{ rows, people },
      names: await namesOf(db, [...people, ...rows.map(({ ownerId }) => ownerId)]),
      ...{ kinds: await readKinds(db), topics: await readTopics(db) },
    };
  });
  const { rows: shown, next } = pageOf(rows, ({ changedAt: at, id }) => ({ at, id }));
  const kept = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ''));
  const here = kept.size > 0 ? `${PATH}?${kept}` : PATH;
  return page.show({
    title: 'Library',
    kind: 'workspace',
    current: PATH,
    main: listView({
      pages: shown.map((row) => ({
        ...row,
        owner: row.ownerId ? (names.get(row.ownerId) ?? 'somebody who left') : null,
      })),
      ...{ chosen, areas, today, kinds, topics, now: page.now },
      people: [
        {
          id: MINE,
          name: page.practitioner.permissions.has('library.publish') ? 'Me, or the business team' : 'Me',
        },
        ...people.map((id) => ({ id, name: names.get(id) ?? '' })).filter(({ name }) => name !== ''),
      ],
      next: hrefAfter(here, next),
      first: query.has('after') ? here : undefined,
      size: pageSize,
      narrowed: kept.size > 0,
      links: ALSO.filter(({ needs }) => page.practitioner.permissions.has(needs)),
    }),
  });
}
