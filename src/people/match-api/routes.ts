import { withKey } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { SEARCH_LIMIT } from '../search/limit.ts';
import { MOST_BYTES, matchPeople } from './page.ts';

/** What other agencies' systems may ask of the people index. */
export const matchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/people/match',
    permission: withKey('people:match'),
    handler: matchPeople,
    kind: 'machine',
    maxBody: MOST_BYTES,
    limit: SEARCH_LIMIT,
  },
];
