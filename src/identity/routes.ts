import { anyone, signedIn } from '../platform/access/index.ts';
import type { Route } from '../platform/http/index.ts';
import { showSignIn, signInAsSample, signOut } from './sign-in/page.ts';

export const routes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', permission: anyone, handler: showSignIn },
  { method: 'POST', path: '/sign-in/sample', permission: anyone, handler: signInAsSample },
  { method: 'POST', path: '/sign-out', permission: signedIn, handler: signOut },
];
