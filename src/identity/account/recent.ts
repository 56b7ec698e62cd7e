import { HttpError, type Page } from '../../platform/http/index.ts';

/** For so long after signing in may somebody change how they sign in. */
const recently = Temporal.Duration.from({ minutes: 15 });

/** Whether they proved lately who they are: a machine left open must not become somebody else's way in. */
export function signedInLately({ practitioner, now }: Page): boolean {
  const { provedAt } = practitioner;
  return provedAt !== null && Temporal.Instant.compare(provedAt.add(recently), now) > 0;
}

/** @throws HttpError 403 when that was longer ago */
export function mustHaveSignedInLately(page: Page): void {
  if (signedInLately(page)) return;
  throw new HttpError(403, {
    says: 'To change how you sign in, you must have signed in within the last 15 minutes. Nothing was changed. Sign in again from your account page.',
  });
}
