import { anyone, escalateLateReviews, may, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import type { CleanUp } from '../platform/jobs/index.ts';
import { ask, showAsk } from './break-glass/ask/page.ts';
import { open, showOpen } from './break-glass/open/page.ts';
import { end, showEmergency } from './break-glass/page.ts';
import { declare, showDeclare } from './conflicts/declare/page.ts';
import { declareOwn, showOwn } from './conflicts/own/page.ts';
import { showConflicts } from './conflicts/page.ts';
import { showDesk } from './desk/page.ts';
import { downloadFigures, showFigures } from './figures/page.ts';
import { putAway } from './notices/page.ts';
import { discardLetter, showDiscard } from './operator/discard/page.ts';
import { replayAllLetters, replayLetter, showOperator } from './operator/page.ts';
import { showOutbox } from './outbox/page.ts';
import { leave } from './public/leave/page.ts';
import { giveManifest, giveWorker } from './public/offline/page.ts';
import { showAccessibility, showHome, showPrivacy, showWhoCanSeeWhat } from './public/page.ts';
import { answer, opensSomething, showRequest } from './reviews/answer/page.ts';
import { showReviews } from './reviews/page.ts';
import { judge, showReview } from './reviews/review/page.ts';
import { showStyle } from './style/page.ts';

const still = { method: 'GET', permission: anyone, cacheSeconds: 300 } as const;

const operators = may('operate');
const counters = may('front-door.figures');
const rescuers = may('access.break-glass');
const reviewers = may('access.review');
const guardians = may('access.conflict');

/** Nobody needs more in an hour; somebody leafing through records does. */
const emergencies = { name: 'emergency access', times: 10, minutes: 60 };

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', permission: anyone, handler: showHome },
  { ...still, path: '/who-can-see-what', handler: showWhoCanSeeWhat },
  { ...still, path: '/privacy', handler: showPrivacy },
  { ...still, path: '/accessibility', handler: showAccessibility },
  { method: 'GET', path: '/leave', permission: anyone, handler: leave },
  { ...still, path: '/manifest.webmanifest', kind: 'machine', handler: giveManifest },
  { ...still, path: '/service-worker.js', kind: 'machine', cacheSeconds: 0, handler: giveWorker },
  { ...still, path: '/style', handler: showStyle },
  { method: 'GET', path: '/desk', permission: signedIn, handler: showDesk },
  { method: 'GET', path: '/desk/figures', permission: counters, handler: showFigures },
  { method: 'GET', path: '/desk/figures/:table', permission: counters, handler: downloadFigures },
  { method: 'POST', path: '/desk/notices/:id/put-away', permission: signedIn, handler: putAway },
  { method: 'GET', path: '/break-glass', permission: rescuers, handler: showEmergency },
  { method: 'GET', path: '/break-glass/ask', permission: rescuers, handler: showAsk },
  { method: 'POST', path: '/break-glass/ask', permission: rescuers, handler: ask, limit: emergencies },
  { method: 'GET', path: '/break-glass/:id', permission: rescuers, handler: showOpen },
  {
    method: 'POST',
    path: '/break-glass/:id',
    permission: rescuers,
    handler: open,
    limit: emergencies,
    fresh: () => true,
  },
  { method: 'POST', path: '/break-glass/:id/end', permission: rescuers, handler: end },
  { method: 'GET', path: '/access/reviews', permission: reviewers, handler: showReviews },
  { method: 'GET', path: '/access/reviews/:id', permission: reviewers, handler: showReview },
  { method: 'POST', path: '/access/reviews/:id', permission: reviewers, handler: judge },
  { method: 'GET', path: '/access/requests/:id', permission: reviewers, handler: showRequest },
  {
    method: 'POST',
    path: '/access/requests/:id',
    permission: reviewers,
    handler: answer,
    fresh: opensSomething,
  },
  { method: 'GET', path: '/access/conflicts', permission: guardians, handler: showConflicts },
  { method: 'GET', path: '/access/conflicts/declare', permission: guardians, handler: showDeclare },
  { method: 'POST', path: '/access/conflicts/declare', permission: guardians, handler: declare },
  { method: 'GET', path: '/access/own-conflict/:id', permission: signedIn, handler: showOwn },
  { method: 'POST', path: '/access/own-conflict/:id', permission: signedIn, handler: declareOwn },
  { method: 'GET', path: '/operator', permission: operators, handler: showOperator },
  { method: 'POST', path: '/operator/replay-all', permission: operators, handler: replayAllLetters },
  { method: 'POST', path: '/operator/:id/replay', permission: operators, handler: replayLetter },
  { method: 'GET', path: '/operator/:id/discard', permission: operators, handler: showDiscard },
  { method: 'POST', path: '/operator/:id/discard', permission: operators, handler: discardLetter },
  { method: 'GET', path: '/outbox', permission: anyone, handler: showOutbox },
];

/** Not cleared away but told on: the same regular round does it. */
export const cleanUps: readonly CleanUp[] = [
  { name: 'late access reviews', every: { minutes: 1 }, remove: escalateLateReviews },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Desk', href: '/desk', permission: signedIn },
  { label: 'Figures', href: '/desk/figures', permission: counters },
  { label: 'Access reviews', href: '/access/reviews', permission: reviewers },
  { label: 'Messages and jobs', href: '/operator', permission: operators },
  { label: 'Outbox', href: '/outbox', permission: signedIn, trialOnly: true },
];
