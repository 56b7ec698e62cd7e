import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { findSame, showFindSame } from './find.ts';
import { decide, showLink, split } from './link-page.ts';
import { propose, showSame, tellApart } from './page.ts';

const read = may('people.read');
const write = may('people.write');

/** Two records of one person, or of two. Before `/people/:id`, which would take `same` for an id. */
export const sameRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/same', permission: read, handler: showSame },
  { method: 'POST', path: '/people/same', permission: write, handler: propose },
  { method: 'POST', path: '/people/not-same', permission: write, handler: tellApart },
  { method: 'GET', path: '/people/links/:link', permission: read, handler: showLink },
  { method: 'POST', path: '/people/links/:link', permission: write, handler: decide },
  { method: 'POST', path: '/people/links/:link/split', permission: may('people.link'), handler: split },
  { method: 'GET', path: '/people/:id/same', permission: write, handler: showFindSame },
  { method: 'POST', path: '/people/:id/same', permission: write, handler: findSame },
];
