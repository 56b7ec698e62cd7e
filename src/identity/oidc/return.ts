import type { Page } from '../../platform/http/index.ts';
import { sha256 } from '../../platform/http/index.ts';
import { acceptInvitation } from '../invitations/accept.ts';
import { goOn, startProved } from '../sign-in/begin.ts';
import { Refused, refuseSignIn } from '../sign-in/refuse.ts';
import { accountHolder, bindAccount } from '../store/credential.ts';
import { type OidcRequest, takeOidcRequest } from '../store/oidc-request.ts';
import { type ProvedAccount, proveAccount } from './service.ts';

/** GET /sign-in/return: back from the agency, with an answer that must fit what this browser set out with. */
export async function returnFromAgency(page: Page): Promise<Response> {
  const state = page.url.searchParams.get('state') ?? '';
  const request = await takeRequest(page, state);
  if (!request) return refuseSignIn(page, 'not begun in this browser, or over');
  try {
    const account = await proveAccount(page.services, page.url.search, { state, anew: request.anew });
    const token = await sessionFor(page, request, account);
    if (token === undefined) return refuseSignIn(page, 'nobody is invited with this account');
    return goOn(page, token, request.next);
  } catch (error) {
    if (error instanceof Refused) return refuseSignIn(page, error.why);
    throw error;
  }
}

// Taken in a transaction of its own before anything is asked of the agency: an answer works once, even a wrong one.
async function takeRequest(page: Page, state: string): Promise<OidcRequest | undefined> {
  if (!page.hasVisit || state === '') return undefined;
  return page.transaction((db) => takeOidcRequest(db, sha256(state), page.now));
}

function sessionFor(page: Page, request: OidcRequest, account: ProvedAccount): Promise<string | undefined> {
  const { invitation_hash: invitation } = request;
  if (invitation)
    return acceptInvitation(
      page,
      invitation,
      'oidc',
      (db, person) => bindAccount(db, person, account),
      account,
    );
  return page.transaction(async (db) => {
    const person = await accountHolder(db, account);
    return person === undefined ? undefined : startProved(db, page, person, 'oidc', account);
  });
}
