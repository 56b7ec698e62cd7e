import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type Page, randomToken, sessionCookie, sha256, writeCookie } from '../../platform/http/index.ts';
import { type Proof, startSession } from '../store/session.ts';

/** How somebody proved who they are. */
export type Method = 'sample' | 'oidc' | 'passkey';

/**
 * Starts a session, in the caller's transaction, for a person whose identity was just proved.
 * @returns the new token, whatever was held before; undefined for a disabled person
 */
export async function startProved(
  db: Db,
  page: Page,
  practitionerId: string,
  method: Method,
  proof: Proof = { provedAt: page.now },
): Promise<string | undefined> {
  const token = randomToken();
  const replaces = page.sessionToken === undefined ? {} : { replaces: sha256(page.sessionToken) };
  const session = { practitionerId, tokenHash: sha256(token), method, proof, ...replaces };
  const id = await startSession(db, session, page.now);
  if (id === undefined) return undefined;
  await audit(db, { action: 'sign in', kind: 'session', id, basis: method });
  return token;
}

/** Hands the new token to the browser and goes on; once the transaction that started the session is done. */
export function goOn(page: Page, token: string, path: string): Response {
  page.setCookie(writeCookie(sessionCookie, token));
  return page.seeOther(path);
}
