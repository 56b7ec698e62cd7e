import { anyone } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { answerNotice } from './page.ts';

export const noticeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/learning/notice',
    permission: anyone,
    kind: 'machine',
    cacheSeconds: 300,
    handler: answerNotice,
  },
];
