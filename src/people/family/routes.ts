import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { addHousehold, addRelation, addTie, showAddRelation, showAddTie, showHousehold } from './add.ts';
import { end, showEnd } from './end.ts';
import { showFamily } from './page.ts';

const read = may('people.read');
const write = may('people.write');

export const familyRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:id/family', permission: read, handler: showFamily },
  { method: 'GET', path: '/people/:id/family/add', permission: write, handler: showAddRelation },
  { method: 'POST', path: '/people/:id/family/add', permission: write, handler: addRelation },
  { method: 'GET', path: '/people/:id/family/household', permission: write, handler: showHousehold },
  { method: 'POST', path: '/people/:id/family/household', permission: write, handler: addHousehold },
  { method: 'GET', path: '/people/:id/family/tie', permission: write, handler: showAddTie },
  { method: 'POST', path: '/people/:id/family/tie', permission: write, handler: addTie },
  { method: 'GET', path: '/people/:id/family/end/:part/:which', permission: write, handler: showEnd },
  { method: 'POST', path: '/people/:id/family/end/:part/:which', permission: write, handler: end },
];
