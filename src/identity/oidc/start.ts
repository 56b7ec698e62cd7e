import { HttpError, one, type Page, randomToken, sha256 } from '../../platform/http/index.ts';
import { ownPath } from '../rules/own-path.ts';
import { keepOidcRequest } from '../store/oidc-request.ts';
import { authorisationAddress, hasAgencySignIn } from './service.ts';
import { leavingView } from './view.ts';

const life = Temporal.Duration.from({ minutes: 10 });

/** POST /sign-in/oidc: off to the agency's sign-in. */
export function startWithAgency(page: Page): Promise<Response> {
  return leaveForAgency(page, {
    next: ownPath(one(page.body, 'next')),
    again: one(page.body, 'again') === 'yes',
    invitation: null,
  });
}

/** Remembers the sign-in for this browser, then sends the browser away. `invitation` is the hash of its token. */
export async function leaveForAgency(
  page: Page,
  request: { next: string; again: boolean; invitation: Buffer | null },
): Promise<Response> {
  if (!hasAgencySignIn(page.services.config)) throw new HttpError(404);
  const state = randomToken();
  const address = await authorisationAddress(page.services, state, request.again);
  const visit = sha256(page.visit).toString('hex');
  await page.transaction((db) =>
    keepOidcRequest(db, {
      stateHash: sha256(state),
      visit,
      next: request.next,
      invitation_hash: request.invitation,
      anew: request.again,
      expiresAt: page.now.add(life),
    }),
  );
  const response = await page.show({
    title: 'Sign in with your agency',
    kind: 'public',
    current: '/sign-in',
    main: leavingView(address.href),
  });
  // A redirect would need form-action to name every address that the agency's own sign-in passes through.
  response.headers.set('refresh', `0; url=${address.href}`);
  return response;
}
