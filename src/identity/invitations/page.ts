import { HttpError, type Page, sha256 } from '../../platform/http/index.ts';
import { hasAgencySignIn } from '../oidc/service.ts';
import { leaveForAgency } from '../oidc/start.ts';
import { makingOptions, provedPasskey } from '../passkeys/make.ts';
import { goOn } from '../sign-in/begin.ts';
import { Refused, refuseSignIn } from '../sign-in/refuse.ts';
import { type OpenInvitation, openInvitation } from '../store/invitation.ts';
import { addPasskey } from '../store/passkey.ts';
import { acceptInvitation } from './accept.ts';
import { closedView, invitationView } from './view.ts';

/** GET /invitation/:token: who is invited, and the ways in they may choose. Opening the page uses nothing up. */
export async function showInvitation(page: Page): Promise<Response> {
  const invitation = await standing(page);
  if (!invitation) return page.show({ title: 'Invitation', kind: 'public', status: 404, main: closedView() });
  return page.show({
    title: 'Invitation',
    kind: 'public',
    main: invitationView({
      invitation,
      token: page.param('token'),
      agency: hasAgencySignIn(page.services.config),
      signedIn: page.actor.kind === 'practitioner' ? page.actor.name : undefined,
      csrf: page.csrf,
      now: page.now,
    }),
  });
}

/** POST /invitation/:token/oidc: off to the agency; the account that comes back is bound. */
export async function acceptWithAgency(page: Page): Promise<Response> {
  await mustStand(page);
  return leaveForAgency(page, { next: '/desk', again: false, invitation: tokenHash(page) });
}

/** POST /invitation/:token/passkey/options: JSON for passkey.js. */
export async function invitedPasskeyOptions(page: Page): Promise<Response> {
  const invitation = await mustStand(page);
  return makingOptions(page, { id: invitation.practitioner_id, name: invitation.name }, []);
}

/** POST /invitation/:token/passkey: binds the passkey that was just made, and signs in. */
export async function acceptWithPasskey(page: Page): Promise<Response> {
  const invitation = await mustStand(page);
  try {
    const made = await provedPasskey(page, { id: invitation.practitioner_id, name: invitation.name });
    const token = await acceptInvitation(page, tokenHash(page), 'passkey', async (db, person) => {
      return (await addPasskey(db, person, made)) !== undefined;
    });
    return goOn(page, token, '/desk');
  } catch (error) {
    if (error instanceof Refused) return refuseSignIn(page, error.why);
    throw error;
  }
}

const tokenHash = (page: Page) => sha256(page.param('token'));

function standing(page: Page): Promise<OpenInvitation | undefined> {
  return page.transaction((db) => openInvitation(db, tokenHash(page)));
}

// Somebody signed in would bind their own way in to another person.
async function mustStand(page: Page): Promise<OpenInvitation> {
  const invitation = page.actor.kind === 'practitioner' ? undefined : await standing(page);
  if (!invitation) throw new HttpError(404);
  return invitation;
}
