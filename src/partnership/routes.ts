import { anyone, may } from '../platform/access/index.ts';
import type { NavigationEntry, Page, Route } from '../platform/http/index.ts';
import { changing, findHoliday, showArrangements } from './arrangements/page.ts';
import { showChanges, showOneChange, withdraw } from './change/history/page.ts';
import { showNumbers } from './numbers/page.ts';
import { placeRoutes } from './places/routes.ts';
import { showWindscreen } from './thresholds/page.ts';
import { answerWhoToCall } from './who-to-call/page.ts';

const administer = may('administer');

export const routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/who-to-call',
    permission: anyone,
    handler: answerWhoToCall,
    kind: 'machine',
  },
  { method: 'GET', path: '/windscreen', permission: anyone, handler: showWindscreen },
  { method: 'GET', path: '/numbers', permission: anyone, handler: showNumbers },
  { method: 'GET', path: '/arrangements', permission: administer, handler: showArrangements },
  { method: 'GET', path: '/arrangements/holidays', permission: administer, handler: findHoliday },
  { method: 'GET', path: '/arrangements/changes', permission: administer, handler: showChanges },
  {
    method: 'GET',
    path: '/arrangements/changes/:id',
    permission: administer,
    handler: (page: Page) => showOneChange(page),
  },
  { method: 'POST', path: '/arrangements/changes/:id/withdraw', permission: administer, handler: withdraw },
  ...changed('/arrangements/hours/:service', 'hours'),
  ...changed('/arrangements/lines/:area/:purpose', 'lines'),
  ...changed('/arrangements/limits/:name/:area', 'limits'),
  ...changed('/arrangements/outcomes/:code/:area', 'outcomes'),
  ...changed('/arrangements/policies/:name/:area', 'policies'),
  ...changed('/arrangements/levels/:area', 'levels'),
  ...changed('/arrangements/holidays/:date', 'holidays'),
  ...placeRoutes,
];

function changed(path: string, sort: Parameters<typeof changing>[0]): Route[] {
  const { show, make } = changing(sort);
  return [
    { method: 'GET', path, permission: administer, handler: show },
    { method: 'POST', path, permission: administer, handler: make },
  ];
}

export const navigation: readonly NavigationEntry[] = [
  { label: 'Agencies', href: '/administration/agencies', permission: administer },
  { label: 'Arrangements', href: '/arrangements', permission: administer },
];
