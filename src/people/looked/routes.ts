import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { give, printCopy, showCopy, showGive } from './family/page.ts';
import { showLooked } from './page.ts';

const looked = may('people.looked');

export const lookedRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:id/looked', permission: looked, handler: showLooked },
  { method: 'GET', path: '/people/:id/looked/family', permission: looked, handler: (page) => showGive(page) },
  { method: 'POST', path: '/people/:id/looked/family', permission: looked, handler: give },
  { method: 'GET', path: '/people/:id/looked/family/:copy', permission: looked, handler: showCopy },
  {
    method: 'GET',
    path: '/people/:id/looked/family/:copy/copy.pdf',
    permission: looked,
    handler: printCopy,
    limit: { name: 'printing', times: 60, minutes: 60 },
  },
];
