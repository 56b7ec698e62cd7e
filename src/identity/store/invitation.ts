import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

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
