import { signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { showDesk } from './desk/page.ts';

export const routes: readonly Route[] = [
  { method: 'GET', path: '/desk', permission: signedIn, handler: showDesk },
];

export const navigation: readonly NavigationEntry[] = [
  { label: 'Desk', href: '/desk', permission: signedIn },
];
