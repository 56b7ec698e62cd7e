import { may, type Permission } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { MOST_BYTES } from '../../platform/lists/index.ts';
import { SEARCH_LIMIT } from '../search/limit.ts';
import { bring, showBring, showFeedColumns, tryFeed } from './bring/page.ts';
import { showFeeds } from './list/page.ts';
import { settle, showQueue, showRow } from './queue/page.ts';
import { beginFeed, downloadFeed, showFeed } from './report/page.ts';

const brings = may('people.import');
const decides = may('people.link');
/** Those who bring lists, and those who decide on what waits, see how each stands. */
const either: Permission = {
  says: `${brings.says}, and ${decides.says}`,
  public: false,
  allows: (actor) => brings.allows(actor) || decides.allows(actor),
};

export const feedRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/feeds', permission: either, handler: showFeeds },
  {
    method: 'GET',
    path: '/people/feeds/new',
    permission: brings,
    handler: (page) => showBring(page),
  },
  {
    method: 'POST',
    path: '/people/feeds/new',
    permission: brings,
    handler: bring,
    upload: true,
    maxBody: MOST_BYTES + 10_000,
  },
  { method: 'GET', path: '/people/feeds/:id', permission: either, handler: showFeed },
  { method: 'POST', path: '/people/feeds/:id', permission: brings, handler: beginFeed },
  { method: 'GET', path: '/people/feeds/:id/columns', permission: brings, handler: showFeedColumns },
  { method: 'POST', path: '/people/feeds/:id/columns', permission: brings, handler: tryFeed },
  { method: 'GET', path: '/people/feeds/:id/report.csv', permission: either, handler: downloadFeed },
  { method: 'GET', path: '/people/feeds/:id/queue', permission: decides, handler: showQueue },
  {
    method: 'GET',
    path: '/people/feeds/:id/queue/:line',
    permission: decides,
    handler: (page) => showRow(page),
    limit: SEARCH_LIMIT,
  },
  {
    method: 'POST',
    path: '/people/feeds/:id/queue/:line',
    permission: decides,
    handler: settle,
    limit: SEARCH_LIMIT,
  },
];
