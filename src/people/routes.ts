import { may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { createRoutes } from './create/routes.ts';
import { familyRoutes } from './family/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { showPeople } from './list/page.ts';
import { matchRoutes } from './match-api/routes.ts';
import { showPerson } from './record/page.ts';
import { searchRoutes } from './search/routes.ts';

const read = may('people.read');

export const routes: readonly Route[] = [
  { method: 'GET', path: '/people', permission: read, handler: showPeople },
  ...searchRoutes,
  ...createRoutes,
  ...matchRoutes,
  ...feedRoutes,
  { method: 'GET', path: '/people/:id', permission: read, handler: showPerson },
  ...familyRoutes,
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'People', href: '/people', permission: read },
];
