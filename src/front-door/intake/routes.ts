import { withKey } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { MOST_BYTES, showState, takeConcern } from './page.ts';

const writes = withKey('concerns:write');
const reads = withKey('concerns:read');
/** For each key. */
const limit = { name: 'api concerns', times: 300, minutes: 1 };

/** What other agencies' systems may ask of the front door. */
export const intakeRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/concerns',
    permission: writes,
    handler: takeConcern,
    kind: 'machine',
    maxBody: MOST_BYTES,
    limit,
  },
  {
    method: 'GET',
    path: '/api/concerns/:receipt',
    permission: reads,
    handler: showState,
    kind: 'machine',
    limit,
  },
];
