import { may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { chronologyImportRoutes } from './chronology/import/routes.ts';
import { chronologyRoutes, unreadRoutes } from './chronology/routes.ts';
import { createRoutes } from './create/routes.ts';
import { duplicateRoutes } from './duplicates/routes.ts';
import { factRoutes } from './facts/routes.ts';
import { familyRoutes } from './family/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { involvedRoutes } from './involved/routes.ts';
import { showKnown } from './known/page.ts';
import { showPeople } from './list/page.ts';
import { lookedRoutes } from './looked/routes.ts';
import { matchRoutes } from './match-api/routes.ts';
import { modelRoutes } from './models/routes.ts';
import { showPerson } from './record/page.ts';
import { sameRoutes } from './same/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { shieldRoutes } from './shield/routes.ts';

const read = may('people.read');

export const routes: readonly Route[] = [
  { method: 'GET', path: '/people', permission: read, handler: showPeople },
  ...searchRoutes,
  ...chronologyImportRoutes,
  ...createRoutes,
  ...matchRoutes,
  ...feedRoutes,
  ...duplicateRoutes,
  ...sameRoutes,
  ...modelRoutes,
  ...unreadRoutes,
  { method: 'GET', path: '/people/:id', permission: read, handler: showPerson },
  { method: 'GET', path: '/people/:id/known', permission: read, handler: showKnown },
  ...factRoutes,
  ...shieldRoutes,
  ...involvedRoutes,
  ...familyRoutes,
  ...chronologyRoutes,
  ...lookedRoutes,
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'People', href: '/people', permission: read },
  { label: 'Matching', href: '/people/models', permission: may('people.model') },
];
