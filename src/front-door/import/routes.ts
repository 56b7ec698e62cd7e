import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { MOST_BYTES } from '../../platform/lists/index.ts';
import { showColumns, tryList } from './columns/page.ts';
import { showImports, template, upload } from './page.ts';
import { begin, downloadReport, showReport } from './report/page.ts';

const permission = may('front-door.import');

/** Taking over what was kept elsewhere. */
export const importRoutes: readonly Route[] = [
  { method: 'GET', path: '/front-door/import', permission, handler: showImports },
  {
    method: 'POST',
    path: '/front-door/import',
    permission,
    handler: upload,
    upload: true,
    maxBody: MOST_BYTES + 10_000,
  },
  { method: 'GET', path: '/front-door/import/template.csv', permission, handler: template },
  { method: 'GET', path: '/front-door/import/:id', permission, handler: showReport },
  { method: 'POST', path: '/front-door/import/:id', permission, handler: begin },
  { method: 'GET', path: '/front-door/import/:id/columns', permission, handler: showColumns },
  { method: 'POST', path: '/front-door/import/:id/columns', permission, handler: tryList },
  { method: 'GET', path: '/front-door/import/:id/report.csv', permission, handler: downloadReport },
];
