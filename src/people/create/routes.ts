import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { SEARCH_LIMIT } from '../search/limit.ts';
import { addPerson, showKnown, showNewPerson } from './page.ts';

const creates = may('people.create');

export const createRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/new', permission: creates, handler: (page) => showNewPerson(page) },
  { method: 'POST', path: '/people/new', permission: creates, handler: addPerson, limit: SEARCH_LIMIT },
  { method: 'GET', path: '/people/new/known', permission: creates, handler: showKnown },
];
