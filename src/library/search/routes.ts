import { anyone, may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { showRobots, showSitemap } from './engines/page.ts';
import { showMissed } from './missed/page.ts';
import { showSearch } from './page.ts';
import { addWords, changeWords, showNew, showWords } from './same/page.ts';

const forEngines = { method: 'GET', permission: anyone, kind: 'machine', cacheSeconds: 3600 } as const;
const inbox = may('library.inbox');

export const searchRoutes: readonly Route[] = [
  { ...forEngines, path: '/robots.txt', handler: showRobots },
  {
    ...forEngines,
    path: '/sitemap.xml',
    handler: showSitemap,
    limit: { name: 'sitemap', times: 30, minutes: 60 },
  },
  { method: 'GET', path: '/search', permission: anyone, handler: showSearch },
  { method: 'GET', path: '/library/searches', permission: inbox, handler: showMissed },
  { method: 'GET', path: '/library/searches/words/new', permission: inbox, handler: (page) => showNew(page) },
  { method: 'POST', path: '/library/searches/words/new', permission: inbox, handler: addWords },
  {
    method: 'GET',
    path: '/library/searches/words/:id',
    permission: inbox,
    handler: (page) => showWords(page),
  },
  { method: 'POST', path: '/library/searches/words/:id', permission: inbox, handler: changeWords },
];
