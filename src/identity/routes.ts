import { anyone, may, signedIn } from '../platform/access/index.ts';
import type { NavigationEntry, Route } from '../platform/http/index.ts';
import { endOneSession, showAccount, signOutEverywhere } from './account/page.ts';
import { confirmAsSample, showConfirm } from './confirm/page.ts';
import {
  acceptWithAgency,
  acceptWithPasskey,
  invitedPasskeyOptions,
  showInvitation,
} from './invitations/page.ts';
import { showKept, throwAway } from './kept/page.ts';
import { logOutByAgency } from './oidc/logout.ts';
import { returnFromAgency } from './oidc/return.ts';
import { returnPath } from './oidc/service.ts';
import { startWithAgency } from './oidc/start.ts';
import {
  addMyPasskey,
  nameMyPasskey,
  newPasskeyOptions,
  removeMyPasskey,
  showPasskey,
  showRemoval,
} from './passkeys/manage.ts';
import { passkeySignInOptions, signInWithPasskey } from './passkeys/sign-in.ts';
import { invite, inviteAgain, showInvite } from './people/invite/page.ts';
import { showPeople } from './people/list/page.ts';
import { disablePerson, enablePerson, showPerson } from './people/person/page.ts';
import { changeRoles, showStaffing } from './people/staffing/page.ts';
import { askForCode, enterCode, leaveReceipts, showCode, showReceipts } from './receipts/page.ts';
import type { ReceiptsPanel } from './receipts/types.ts';
import { showSignIn, signInAsSample, signOut } from './sign-in/page.ts';

// Counted by address, and whole agencies share one: this stops machines, not a busy morning.
const limit = { name: 'sign-in', times: 300, minutes: 10 };

const administer = may('administer');
const people = '/administration/people';

export const navigation: readonly NavigationEntry[] = [
  { label: 'Administration', href: people, permission: administer },
];

export const routes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', permission: anyone, handler: showSignIn },
  { method: 'POST', path: '/sign-in/sample', permission: anyone, handler: signInAsSample },
  { method: 'GET', path: '/sign-in/confirm', permission: signedIn, handler: showConfirm },
  { method: 'POST', path: '/sign-in/confirm', permission: signedIn, handler: confirmAsSample },
  {
    method: 'POST',
    path: '/sign-in/back-channel-logout',
    permission: anyone,
    kind: 'machine',
    handler: logOutByAgency,
    limit,
  },
  { method: 'POST', path: '/sign-in/oidc', permission: anyone, handler: startWithAgency, limit },
  { method: 'GET', path: returnPath, permission: anyone, handler: returnFromAgency, limit },
  {
    method: 'POST',
    path: '/sign-in/passkey/options',
    permission: anyone,
    handler: passkeySignInOptions,
    limit,
  },
  { method: 'POST', path: '/sign-in/passkey', permission: anyone, handler: signInWithPasskey, limit },
  { method: 'GET', path: '/invitation/:token', permission: anyone, handler: showInvitation, limit },
  { method: 'POST', path: '/invitation/:token/oidc', permission: anyone, handler: acceptWithAgency, limit },
  {
    method: 'POST',
    path: '/invitation/:token/passkey/options',
    permission: anyone,
    handler: invitedPasskeyOptions,
    limit,
  },
  {
    method: 'POST',
    path: '/invitation/:token/passkey',
    permission: anyone,
    handler: acceptWithPasskey,
    limit,
  },
  { method: 'GET', path: '/account', permission: signedIn, handler: showAccount },
  { method: 'POST', path: '/account/sessions/:id/end', permission: signedIn, handler: endOneSession },
  { method: 'POST', path: '/account/sign-out-everywhere', permission: signedIn, handler: signOutEverywhere },
  { method: 'POST', path: '/account/passkeys/options', permission: signedIn, handler: newPasskeyOptions },
  { method: 'POST', path: '/account/passkeys', permission: signedIn, handler: addMyPasskey },
  { method: 'GET', path: '/account/passkeys/:id', permission: signedIn, handler: showPasskey },
  { method: 'POST', path: '/account/passkeys/:id', permission: signedIn, handler: nameMyPasskey },
  { method: 'GET', path: '/account/passkeys/:id/remove', permission: signedIn, handler: showRemoval },
  { method: 'POST', path: '/account/passkeys/:id/remove', permission: signedIn, handler: removeMyPasskey },
  { method: 'GET', path: '/account/kept/:id', permission: signedIn, handler: showKept },
  { method: 'POST', path: '/account/kept/:id/remove', permission: signedIn, handler: throwAway },
  { method: 'GET', path: people, permission: administer, handler: showPeople },
  { method: 'GET', path: `${people}/invite`, permission: administer, handler: showInvite },
  { method: 'POST', path: `${people}/invite`, permission: administer, handler: invite },
  { method: 'GET', path: `${people}/:id`, permission: administer, handler: showPerson },
  { method: 'POST', path: `${people}/:id/invitation`, permission: administer, handler: inviteAgain },
  { method: 'POST', path: `${people}/:id/disable`, permission: administer, handler: disablePerson },
  { method: 'POST', path: `${people}/:id/enable`, permission: administer, handler: enablePerson },
  { method: 'GET', path: `${people}/:id/roles`, permission: administer, handler: showStaffing },
  { method: 'POST', path: `${people}/:id/roles`, permission: administer, handler: changeRoles },
  { method: 'POST', path: '/sign-out', permission: signedIn, handler: signOut },
];

const codes = { name: 'one-time code', times: 60, minutes: 10 };

/** `/my-receipts`, showing what `panel` finds for the address proved. */
export function receiptRoutes(panel: ReceiptsPanel): readonly Route[] {
  const path = '/my-receipts';
  return [
    { method: 'GET', path, permission: anyone, handler: (page) => showReceipts(page, panel) },
    { method: 'POST', path, permission: anyone, handler: askForCode, limit: codes },
    { method: 'GET', path: `${path}/code`, permission: anyone, handler: showCode },
    { method: 'POST', path: `${path}/code`, permission: anyone, handler: enterCode, limit: codes },
    { method: 'POST', path: `${path}/leave`, permission: anyone, handler: leaveReceipts },
  ];
}
