import { anyone, may, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { showDesk } from './desk/page.ts';
import { discardLetter, showDiscard } from './operator/discard/page.ts';
import { replayAllLetters, replayLetter, showOperator } from './operator/page.ts';
import { showOutbox } from './outbox/page.ts';
import { showAccessibility, showHome, showLevels, showPrivacy, showWhoCanSeeWhat } from './public/page.ts';
import { showStyle } from './style/page.ts';

const still = { method: 'GET', permission: anyone, cacheSeconds: 300 } as const;

const operators = may('operate');

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', permission: anyone, handler: showHome },
  { ...still, path: '/windscreen', handler: showLevels },
  { ...still, path: '/who-can-see-what', handler: showWhoCanSeeWhat },
  { ...still, path: '/privacy', handler: showPrivacy },
  { ...still, path: '/accessibility', handler: showAccessibility },
  { ...still, path: '/style', handler: showStyle },
  { method: 'GET', path: '/desk', permission: signedIn, handler: showDesk },
  { method: 'GET', path: '/operator', permission: operators, handler: showOperator },
  { method: 'POST', path: '/operator/replay-all', permission: operators, handler: replayAllLetters },
  { method: 'POST', path: '/operator/:id/replay', permission: operators, handler: replayLetter },
  { method: 'GET', path: '/operator/:id/discard', permission: operators, handler: showDiscard },
  { method: 'POST', path: '/operator/:id/discard', permission: operators, handler: discardLetter },
  { method: 'GET', path: '/outbox', permission: anyone, handler: showOutbox },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Desk', href: '/desk', permission: signedIn },
  { label: 'Messages and jobs', href: '/operator', permission: operators },
  { label: 'Outbox', href: '/outbox', permission: signedIn, trialOnly: true },
];
