import type { OwnerConnection } from '../../platform/db/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import { writeInvitationAsOwner } from '../store/invitation.ts';

/** How long an invitation can be used. */
export const invitationLife = Temporal.Duration.from({ hours: 7 * 24 });

/** A new invitation: the link to hand over, and what the database holds of it. */
function newLink(baseUrl: string): { link: string; tokenHash: Buffer } {
  return linkFrom(baseUrl, randomToken());
}

/** The invitation that a token makes. */
export function linkFrom(baseUrl: string, token: string): { link: string; tokenHash: Buffer } {
  return { link: `${baseUrl}/invitation/${token}`, tokenHash: sha256(token) };
}

/** Invites somebody from the command line and returns the link, which works once within seven days. */
export async function inviteByCommand(
  owner: OwnerConnection,
  baseUrl: string,
  person: string,
  now: Temporal.Instant,
): Promise<string> {
  const { link, tokenHash } = newLink(baseUrl);
  await writeInvitationAsOwner(owner, { person, tokenHash, now, expiresAt: now.add(invitationLife) });
  return link;
}
