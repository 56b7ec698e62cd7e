import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { leaveForLater, showDuplicates } from './page.ts';

export const duplicateRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/duplicates', permission: may('people.read'), handler: showDuplicates },
  {
    method: 'POST',
    path: '/people/duplicates/later',
    permission: may('people.write'),
    handler: leaveForLater,
  },
];
