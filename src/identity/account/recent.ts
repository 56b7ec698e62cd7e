import type { Db } from '../../platform/db/index.ts';
import { HttpError, type Page } from '../../platform/http/index.ts';
import { mySession } from '../store/session.ts';

/** For so long after signing in may somebody change how they sign in. */
const recently = Temporal.Duration.from({ minutes: 15 });

/** Whether this session began lately: a machine left open must not become somebody else's way in. */
export async function signedInLately(db: Db, page: Page): Promise<boolean> {
  const session = await mySession(db, page.practitioner.sessionId);
  return session !== undefined && Temporal.Instant.compare(session.started_at.add(recently), page.now) > 0;
}

/** @throws HttpError 403 when this session began longer ago */
export async function mustHaveSignedInLately(db: Db, page: Page): Promise<void> {
  if (await signedInLately(db, page)) return;
  throw new HttpError(403, {
    says: 'To change how you sign in, you must have signed in within the last 15 minutes. Nothing was changed. Sign in again from your account page.',
  });
}
