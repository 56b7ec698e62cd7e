import { anyone, signedIn } from '../platform/access/index.ts';
import type { Route } from '../platform/http/index.ts';
import { returnFromAgency } from './oidc/return.ts';
import { returnPath } from './oidc/service.ts';
import { startWithAgency } from './oidc/start.ts';
import { showSignIn, signInAsSample, signOut } from './sign-in/page.ts';

// Counted by address, and whole agencies share one: this stops machines, not a busy morning.
const limit = { name: 'sign-in', times: 300, minutes: 10 };

export const routes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', permission: anyone, handler: showSignIn },
  { method: 'POST', path: '/sign-in/sample', permission: anyone, handler: signInAsSample },
  { method: 'POST', path: '/sign-in/oidc', permission: anyone, handler: startWithAgency, limit },
  { method: 'GET', path: returnPath, permission: anyone, handler: returnFromAgency, limit },
  { method: 'POST', path: '/sign-out', permission: signedIn, handler: signOut },
];
