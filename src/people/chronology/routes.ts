import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { addEvent, showAdd } from './add/page.ts';
import { nameOthers, showNamed } from './named/page.ts';
import { showChronology } from './page.ts';
import { printChronology } from './print/page.ts';
import { showStrike, strike } from './strike/page.ts';
import { nameReaders, showNameAnew, showUnread } from './unread/page.ts';

const read = may('people.read');
const write = may('people.write');

/** Nobody puts more on paper in an hour; somebody carrying records away does. */
const printings = { name: 'printing', times: 60, minutes: 60 };

const watches = may('access.review');
/** To let others read what is shielded asks for a fresh proof of identity. */
const fresh = () => true;

export const unreadRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/unread', permission: watches, handler: showUnread },
  {
    method: 'GET',
    path: '/people/unread/:event',
    permission: watches,
    handler: (page) => showNameAnew(page),
  },
  { method: 'POST', path: '/people/unread/:event', permission: watches, handler: nameReaders, fresh },
];

export const chronologyRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:id/chronology', permission: read, handler: showChronology },
  {
    method: 'GET',
    path: '/people/:id/chronology/document.pdf',
    permission: read,
    handler: printChronology,
    limit: printings,
  },
  { method: 'GET', path: '/people/:id/chronology/add', permission: write, handler: (page) => showAdd(page) },
  { method: 'POST', path: '/people/:id/chronology/add', permission: write, handler: addEvent },
  {
    method: 'GET',
    path: '/people/:id/chronology/strike/:event',
    permission: write,
    handler: (page) => showStrike(page),
  },
  {
    method: 'GET',
    path: '/people/:id/chronology/named/:event',
    permission: write,
    handler: (page) => showNamed(page),
  },
  { method: 'POST', path: '/people/:id/chronology/named/:event', permission: write, handler: nameOthers },
  { method: 'POST', path: '/people/:id/chronology/strike/:event', permission: write, handler: strike },
];
