import { may } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { fileRoutes } from './files/routes.ts';
import { keepNavigation, keepRoutes } from './keep-routes.ts';
import { publicRoutes } from './pages/routes.ts';
import { procedureNavigation, procedureRoutes } from './procedures/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { topicRoutes } from './topics/routes.ts';
import { touchRoutes } from './touch/routes.ts';

export const routes: readonly Route[] = [
  ...publicRoutes,
  ...searchRoutes,
  ...touchRoutes,
  ...procedureRoutes,
  ...fileRoutes,
  ...topicRoutes,
  // Last, for others have words where these have an id.
  ...keepRoutes,
];

export const navigation: readonly NavigationEntry[] = [
  ...keepNavigation,
  ...procedureNavigation,
  { label: 'Library inbox', href: '/library/inbox', permission: may('library.inbox') },
];
