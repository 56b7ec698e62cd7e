import { may } from '../../../platform/access/index.ts';
import type { Route } from '../../../platform/http/index.ts';
import { MOST_BYTES } from '../../../platform/lists/index.ts';
import { showColumns, tryList } from './columns/page.ts';
import { showImports, template, upload } from './page.ts';
import { begin, downloadReport, showReport } from './report/page.ts';

const permission = may('people.write');
const PATH = '/people/chronology/import';

/** Taking over chronologies that were kept elsewhere. */
export const chronologyImportRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, permission, handler: showImports },
  { method: 'POST', path: PATH, permission, handler: upload, upload: true, maxBody: MOST_BYTES + 10_000 },
  { method: 'GET', path: `${PATH}/template.csv`, permission, handler: template },
  { method: 'GET', path: `${PATH}/:id`, permission, handler: showReport },
  { method: 'POST', path: `${PATH}/:id`, permission, handler: begin },
  { method: 'GET', path: `${PATH}/:id/columns`, permission, handler: showColumns },
  { method: 'POST', path: `${PATH}/:id/columns`, permission, handler: tryList },
  { method: 'GET', path: `${PATH}/:id/report.csv`, permission, handler: downloadReport },
];
