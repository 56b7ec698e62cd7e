import { anyone } from '../platform/access/index.ts';
import type { Route } from '../platform/http/index.ts';
import { answerWhoToCall } from './who-to-call/page.ts';

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/who-to-call',
    permission: anyone,
    handler: answerWhoToCall,
    kind: 'machine',
  },
];
