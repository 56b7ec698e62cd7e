import { anyone } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { showHelper, showHelpers } from './page.ts';

export const helperRoutes: readonly Route[] = [
  { method: 'GET', path: '/procedures/helpers', permission: anyone, handler: showHelpers },
  { method: 'GET', path: '/procedures/helpers/:helper/:step?', permission: anyone, handler: showHelper },
];
