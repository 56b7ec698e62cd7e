import { may } from '../platform/access/index.ts';
import { mostBytes } from '../platform/files/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { archive, showArchive } from './archive/page.ts';
import { restore, settleShipped, showCompare, showOffer, showVersion } from './compare/page.ts';
import { MOST_BODY } from './edit/form.ts';
import { create, showNew } from './edit/new.ts';
import { edit, showEdit } from './edit/page.ts';
import { showList } from './list/page.ts';
import { showLocalFacts } from './local/page.ts';
import { showKept } from './one/page.ts';
import { away, own, review } from './publish/moves.ts';
import { publish, showPublish } from './publish/page.ts';
import { saveSettings, showSettings } from './settings/page.ts';

const writers = may('library.edit');
const publishers = may('library.publish');
const keepsInbox = may('library.inbox');

/** Where pages are kept. The addresses with an id stand last: other parts of the library have words in their place. */
export const keepRoutes: readonly Route[] = [
  { method: 'GET', path: '/library', permission: writers, handler: showList },
  { method: 'GET', path: '/library/new', permission: writers, handler: showNew },
  {
    method: 'POST',
    path: '/library/new',
    permission: writers,
    handler: create,
    maxBody: MOST_BODY,
    spool: mostBytes,
  },
  { method: 'GET', path: '/library/settings', permission: keepsInbox, handler: (page) => showSettings(page) },
  { method: 'POST', path: '/library/settings', permission: keepsInbox, handler: saveSettings },
  { method: 'GET', path: '/library/local-facts', permission: writers, handler: showLocalFacts },
  { method: 'GET', path: '/library/:id', permission: writers, handler: showKept },
  { method: 'GET', path: '/library/:id/edit', permission: writers, handler: showEdit },
  {
    method: 'POST',
    path: '/library/:id/edit',
    permission: writers,
    handler: edit,
    maxBody: MOST_BODY,
    spool: mostBytes,
  },
  { method: 'POST', path: '/library/:id/review', permission: writers, handler: review },
  { method: 'GET', path: '/library/:id/publish', permission: publishers, handler: showPublish },
  { method: 'POST', path: '/library/:id/publish', permission: publishers, handler: publish },
  {
    method: 'GET',
    path: '/library/:id/archive',
    permission: publishers,
    handler: (page) => showArchive(page),
  },
  { method: 'POST', path: '/library/:id/archive', permission: publishers, handler: archive },
  { method: 'POST', path: '/library/:id/away', permission: publishers, handler: away },
  { method: 'POST', path: '/library/:id/owner', permission: writers, handler: own },
  { method: 'GET', path: '/library/:id/versions/:number', permission: writers, handler: showVersion },
  { method: 'GET', path: '/library/:id/compare', permission: writers, handler: showCompare },
  { method: 'POST', path: '/library/:id/restore', permission: writers, handler: restore },
  { method: 'GET', path: '/library/:id/shipped', permission: writers, handler: showOffer },
  { method: 'POST', path: '/library/:id/shipped', permission: writers, handler: settleShipped },
];

export const keepNavigation: readonly NavigationEntry[] = [
  { label: 'Library', href: '/library', permission: writers },
];
