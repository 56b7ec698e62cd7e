import { sql } from 'kysely';
import type { Db, OwnerConnection } from '../../platform/db/index.ts';

/** Whom an invitation that still stands is for. */
export interface OpenInvitation {
  practitioner_id: string;
  name: string;
  job_title: string;
  agency_name: string;
  expires_at: Temporal.Instant;
}

/** The invitation behind a link; undefined when it was used, withdrawn, has run out, or never was. */
export async function openInvitation(db: Db, tokenHash: Buffer): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`select * from identity.open_invitation(${tokenHash})`.execute(
    db,
  );
  return rows[0];
}

/** Uses an invitation up and returns the person it is for; undefined when it does not stand. */
export async function useInvitation(db: Db, tokenHash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.use_invitation(${tokenHash}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Writes an invitation, and withdraws those that were open for the same person. */
export async function writeInvitation(
  db: Db,
  invitation: {
    person: string;
    tokenHash: Buffer;
    by: string;
    now: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await db
    .updateTable('identity.invitation')
    .set({ withdrawn_at: invitation.now })
    .where('practitioner_id', '=', invitation.person)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  await db
    .insertInto('identity.invitation')
    .values({
      practitioner_id: invitation.person,
      token_hash: invitation.tokenHash,
      invited_by: invitation.by,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

/** How people stand, for administrators. */
export interface StandingRow {
  practitioner_id: string;
  ways_in: number;
  invited_until: Temporal.Instant | null;
  last_signed_in_at: Temporal.Instant | null;
}

export async function standings(db: Db, people: readonly string[]): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`select * from identity.standing(${[...people]}::uuid[])`.execute(
    db,
  );
  return rows;
}

/** Writes an invitation from the command line, where nobody is signed in who could make it. */
export async function writeInvitationAsOwner(
  owner: OwnerConnection,
  invitation: { person: string; tokenHash: Buffer; now: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  await owner.query(
    `insert into identity.invitation (practitioner_id, token_hash, invited_at, expires_at) values ($1, $2, $3, $4)`,
    [invitation.person, invitation.tokenHash, invitation.now.toString(), invitation.expiresAt.toString()],
  );
}
