import { anyone, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { showDesk } from './desk/page.ts';
import { showAccessibility, showHome, showLevels, showPrivacy, showWhoCanSeeWhat } from './public/page.ts';
import { showStyle } from './style/page.ts';

const still = { method: 'GET', permission: anyone, cacheSeconds: 300 } as const;

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', permission: anyone, handler: showHome },
  { ...still, path: '/windscreen', handler: showLevels },
  { ...still, path: '/who-can-see-what', handler: showWhoCanSeeWhat },
  { ...still, path: '/privacy', handler: showPrivacy },
  { ...still, path: '/accessibility', handler: showAccessibility },
  { ...still, path: '/style', handler: showStyle },
  { method: 'GET', path: '/desk', permission: signedIn, handler: showDesk },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Desk', href: '/desk', permission: signedIn },
];
