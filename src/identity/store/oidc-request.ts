import type { Db } from '../../platform/db/index.ts';

/** A sign-in that went to the agency's service. */
export interface OidcRequest {
  next: string;
  /** Hash of the invitation that the account is to be bound by. */
  invitation_hash: Buffer | null;
  /** The agency was asked to have them sign in anew, and must say that they did. */
  anew: boolean;
}

/** Remembers a sign-in of this browser under the hash of its state. */
export async function keepOidcRequest(
  db: Db,
  request: OidcRequest & { stateHash: Buffer; visit: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('identity.oidc_request')
    .values({
      state_hash: request.stateHash,
      visit: request.visit,
      next: request.next,
      invitation_hash: request.invitation_hash,
      anew: request.anew,
      expires_at: request.expiresAt,
    })
    .execute();
}

/** Takes the sign-in that this browser began with this state; undefined when it began none, or too long ago. */
export async function takeOidcRequest(
  db: Db,
  stateHash: Buffer,
  now: Temporal.Instant,
): Promise<OidcRequest | undefined> {
  const taken = await db
    .deleteFrom('identity.oidc_request')
    .where('state_hash', '=', stateHash)
    .returning(['next', 'invitation_hash', 'anew', 'expires_at'])
    .executeTakeFirst();
  if (!taken || Temporal.Instant.compare(taken.expires_at, now) <= 0) return undefined;
  return { next: taken.next, invitation_hash: taken.invitation_hash, anew: taken.anew };
}
