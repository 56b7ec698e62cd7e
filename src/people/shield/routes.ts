import { may } from '../../platform/access/index.ts';
import type { Route } from '../../platform/http/index.ts';
import { shieldOne, showShieldFact, showTakeOn, showUnshield, takeOn, unshieldOne } from './page.ts';

const write = may('people.write');
const restrict = may('people.restrict');
const one = '/people/:id/known/:group/:which';
/** What is told of the family has no group: a relationship, a member of a household, a tie. */
const family = (what: string) => `/people/:id/family/${what}/:part/:which`;
const taken = '/people/:id/shielded/:part/:which/take-on';

/** To hide must not wait; to show again, or to take on, asks for a fresh proof of identity first. */
const fresh = () => true;

export const shieldRoutes: readonly Route[] = [
  { method: 'GET', path: `${one}/shield`, permission: write, handler: showShieldFact },
  { method: 'POST', path: `${one}/shield`, permission: write, handler: shieldOne },
  { method: 'GET', path: `${one}/unshield`, permission: restrict, handler: showUnshield },
  { method: 'POST', path: `${one}/unshield`, permission: restrict, handler: unshieldOne, fresh },
  { method: 'GET', path: family('shield'), permission: write, handler: showShieldFact },
  { method: 'POST', path: family('shield'), permission: write, handler: shieldOne },
  { method: 'GET', path: family('unshield'), permission: restrict, handler: showUnshield },
  { method: 'POST', path: family('unshield'), permission: restrict, handler: unshieldOne, fresh },
  { method: 'GET', path: taken, permission: restrict, handler: showTakeOn },
  { method: 'POST', path: taken, permission: restrict, handler: takeOn, fresh },
];
