import type { OwnerConnection } from '../../platform/db/index.ts';

/** Writes an invitation made at the command line, in place of any that was open for the same person. */
export async function inviteFromCommandLine(
  owner: OwnerConnection,
  invitation: { person: string; tokenHash: Buffer; now: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await owner.query(
    `update identity.invitation set withdrawn_at = $2
     where practitioner_id = $1 and used_at is null and withdrawn_at is null`,
    [invitation.person, invitation.now.toString()],
  );
  await owner.query(
    'insert into identity.invitation (practitioner_id, token_hash, invited_at, expires_at) values ($1, $2, $3, $4)',
    [invitation.person, invitation.tokenHash, invitation.now.toString(), invitation.expiresAt.toString()],
  );
}

/** Ends every session, or those of one person. @returns how many */
export async function endSessionsFromCommandLine(
  owner: OwnerConnection,
  person: string | null,
  now: Temporal.Instant,
): Promise<number> {
  const ended = await owner.query(
    `update identity.session set ended_at = $2, ended_why = 'signed out everywhere'
     where ended_at is null and ($1::uuid is null or practitioner_id = $1::uuid) returning id`,
    [person, now.toString()],
  );
  return ended.length;
}
