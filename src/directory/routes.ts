import { anyone, may, type Permission, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { downloadCsv } from './download/page.ts';
import { saveEdit, saveNew, showEdit, showNew } from './edit/page.ts';
import { showEntry } from './entry/page.ts';
import { saveFeed, showFeed } from './feeds/page.ts';
import { find, showFind } from './find/page.ts';
import { downloadGaps, showGaps } from './gaps/page.ts';
import { answerGone } from './gone/page.ts';
import { decideEntry, keepEntry, markEntryChecked, restoreVersion, showHistory } from './history/page.ts';
import { bring, downloadImport, showBring, showImport, showImports, takeIn } from './import/page.ts';
import { FILES, feedRoutes } from './open-referral/routes.ts';
import { endInvitation, invite, showProviders } from './providers/page.ts';
import { saveSettings, showSettings } from './settings/page.ts';
import { answerAsked, showAsked } from './signpost/asked.ts';
import { chooseService } from './signpost/choose/page.ts';
import { answerOne, showOne, showSignposts } from './signpost/list.ts';
import { makeSignpost, showSignpost } from './signpost/page.ts';
import { showWork } from './work/page.ts';

/** Nobody guesses at links: each has 192 bits, and few are tried. */
const ASKED = { name: 'directory.asked', times: 30, minutes: 10 };

const edits = may('directory.edit');
const owns = may('directory.own');
const publishes = may('directory.publish');
/** Editors, and providers for their own organisation; which entries is for the database to say. */
const writes: Permission = {
  says: `${edits.says}, and ${owns.says}`,
  public: false,
  allows: (actor) => edits.allows(actor) || owns.allows(actor),
};

const working: readonly Route[] = [
  { method: 'GET', path: '/directory/work', permission: writes, handler: showWork },
  { method: 'GET', path: '/directory/work/new', permission: writes, handler: (page) => showNew(page) },
  { method: 'POST', path: '/directory/work/new', permission: writes, handler: saveNew },
  { method: 'GET', path: '/directory/work/:id', permission: writes, handler: (page) => showEdit(page) },
  { method: 'POST', path: '/directory/work/:id', permission: writes, handler: saveEdit },
  {
    method: 'GET',
    path: '/directory/work/:id/history',
    permission: writes,
    handler: (page) => showHistory(page),
  },
  { method: 'POST', path: '/directory/work/:id/checked', permission: writes, handler: markEntryChecked },
  { method: 'POST', path: '/directory/work/:id/gone', permission: writes, handler: answerGone },
  { method: 'POST', path: '/directory/work/:id/restore', permission: writes, handler: restoreVersion },
  { method: 'POST', path: '/directory/work/:id/decide', permission: publishes, handler: decideEntry },
  { method: 'POST', path: '/directory/work/:id/owner', permission: publishes, handler: keepEntry },
  {
    method: 'GET',
    path: '/directory/providers',
    permission: publishes,
    handler: (page) => showProviders(page),
  },
  { method: 'POST', path: '/directory/providers', permission: publishes, handler: invite },
  { method: 'POST', path: '/directory/providers/:id', permission: publishes, handler: endInvitation },
  {
    method: 'GET',
    path: '/directory/settings',
    permission: publishes,
    handler: (page) => showSettings(page),
  },
  { method: 'POST', path: '/directory/settings', permission: publishes, handler: saveSettings },
  { method: 'GET', path: '/directory/feeds/:id', permission: publishes, handler: (page) => showFeed(page) },
  { method: 'POST', path: '/directory/feeds/:id', permission: publishes, handler: saveFeed },
  { method: 'GET', path: '/directory/imports', permission: publishes, handler: showImports },
  {
    method: 'GET',
    path: '/directory/imports/new',
    permission: publishes,
    handler: (page) => showBring(page),
  },
  {
    method: 'POST',
    path: '/directory/imports/new',
    permission: publishes,
    handler: bring,
    upload: true,
    maxBody: 40_000_000,
  },
  { method: 'GET', path: '/directory/imports/:id', permission: publishes, handler: showImport },
  { method: 'POST', path: '/directory/imports/:id', permission: publishes, handler: takeIn },
  {
    method: 'GET',
    path: '/directory/imports/:id/report.csv',
    permission: publishes,
    handler: downloadImport,
  },
];

/** Whoever works with families finds theirs in the navigation; anybody signed in may make one, and sees their own. */
const points = may('directory.signpost');
const counts = may('directory.figures');
const reads = may('people.read');
/** From somebody's page: whoever reads records and points families to services. */
const forPeople: Permission = {
  says: `${points.says}, and ${reads.says}`,
  public: false,
  allows: (actor) => points.allows(actor) && reads.allows(actor),
};

const signposting: readonly Route[] = [
  { method: 'GET', path: '/directory/signposts', permission: signedIn, handler: showSignposts },
  { method: 'GET', path: '/directory/signposts/new', permission: forPeople, handler: chooseService },
  { method: 'GET', path: '/directory/signposts/:id', permission: signedIn, handler: (page) => showOne(page) },
  { method: 'POST', path: '/directory/signposts/:id', permission: signedIn, handler: answerOne },
  {
    method: 'GET',
    path: '/directory/asked/:code',
    permission: anyone,
    handler: (page) => showAsked(page),
    limit: ASKED,
  },
  { method: 'POST', path: '/directory/asked/:code', permission: anyone, handler: answerAsked, limit: ASKED },
  { method: 'GET', path: '/directory/gaps', permission: counts, handler: showGaps },
  { method: 'GET', path: '/directory/gaps/:table', permission: counts, handler: downloadGaps },
  {
    method: 'GET',
    path: '/directory/:id/signpost',
    permission: signedIn,
    handler: (page) => showSignpost(page),
  },
  { method: 'POST', path: '/directory/:id/signpost', permission: signedIn, handler: makeSignpost },
];

export const routes: readonly Route[] = [
  ...feedRoutes,
  ...working,
  ...signposting,
  { method: 'GET', path: '/directory', permission: anyone, handler: showFind, cacheSeconds: 60 },
  { method: 'POST', path: '/directory/find', permission: anyone, handler: find, kind: 'machine' },
  {
    method: 'GET',
    path: '/directory/services.csv',
    permission: anyone,
    handler: downloadCsv,
    open: true,
    cacheSeconds: 300,
    limit: FILES,
  },
  { method: 'GET', path: '/directory/:id', permission: anyone, handler: showEntry, cacheSeconds: 60 },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Services', href: '/directory/work', permission: writes },
  { label: 'Signposts', href: '/directory/signposts', permission: points },
  { label: 'Missing help', href: '/directory/gaps', permission: counts },
];
