import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { SEARCH_LIMIT } from './limit.ts';
import { choose, search, showFound, showSearch } from './page.ts';

const looks = may('people.search');

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/search', permission: looks, handler: (page) => showSearch(page) },
  { method: 'POST', path: '/people/search', permission: looks, handler: search, limit: SEARCH_LIMIT },
  {
    method: 'GET',
    path: '/people/search/:id',
    permission: looks,
    handler: (page) => showFound(page),
    limit: SEARCH_LIMIT,
  },
  { method: 'POST', path: '/people/search/:id', permission: looks, handler: choose, limit: SEARCH_LIMIT },
];
