import { samplePeople } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import {
  HttpError,
  one,
  type Page,
  randomToken,
  sessionCookie,
  sha256,
  writeCookie,
} from '../../platform/http/index.ts';
import { endSession, startSession } from '../store/session.ts';
import { signInView } from './view.ts';

/** GET /sign-in: the ways in. In trial mode that is a page of sample people, one per role. */
export async function showSignIn(page: Page): Promise<Response> {
  if (page.actor.kind === 'practitioner') return page.seeOther('/desk');
  const trial = page.services.config.mode === 'trial';
  const people = trial ? await page.transaction(samplePeople) : [];
  return page.show({
    title: 'Sign in',
    kind: 'public',
    current: '/sign-in',
    main: signInView({ people, csrf: page.csrf, next: ownPath(page.url.searchParams.get('next')) }),
  });
}

/** POST /sign-in/sample: starts a session as a sample person. Trial mode only. */
export async function signInAsSample(page: Page): Promise<Response> {
  if (page.services.config.mode !== 'trial') throw new HttpError(404);
  const wanted = one(page.body, 'person');
  const known = (await page.transaction(samplePeople)).some((person) => person.id === wanted);
  if (!known) throw new HttpError(404);
  await beginSession(page, wanted, 'sample');
  return page.seeOther(ownPath(one(page.body, 'next')));
}

/** Starts a session for a person whose identity was just proved, with a new token whatever was held before. */
export async function beginSession(
  page: Page,
  practitionerId: string,
  method: 'sample' | 'oidc' | 'passkey',
) {
  const token = randomToken();
  const replaces = page.sessionToken === undefined ? {} : { replaces: sha256(page.sessionToken) };
  const started = await page.transaction(async (db) => {
    const id = await startSession(
      db,
      { practitionerId, tokenHash: sha256(token), method, ...replaces },
      page.now,
    );
    if (id) await audit(db, { action: 'sign in', kind: 'session', id });
    return id;
  });
  if (!started) throw new HttpError(403);
  page.setCookie(writeCookie(sessionCookie, token));
}

/** POST /sign-out */
export async function signOut(page: Page): Promise<Response> {
  const { sessionId } = page.practitioner;
  await page.transaction(async (db) => {
    await endSession(db, sessionId, page.now);
    await audit(db, { action: 'sign out', kind: 'session', id: sessionId });
  });
  page.setCookie(writeCookie(sessionCookie, '', 0));
  const response = page.seeOther('/');
  response.headers.set('clear-site-data', '"cache", "storage"');
  return response;
}

/** A path of ours to go on to; anything else becomes the desk. */
export function ownPath(next: string | null): string {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/desk';
}
