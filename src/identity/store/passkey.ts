import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** What is needed to check a passkey's answer. */
export interface KnownPasskey {
  id: string;
  practitioner_id: string;
  public_key: Buffer;
  counter: number;
  transports: readonly string[];
}

/** A passkey just made and proved. */
export interface NewPasskey {
  credentialId: string;
  publicKey: Uint8Array;
  counter: number;
  transports: readonly string[];
  name: string;
}

export interface PasskeyRow {
  id: string;
  name: string;
  credential_id: string;
  added_at: Temporal.Instant;
  last_used_at: Temporal.Instant | null;
}

/** Remembers a challenge given to this browser; `person` is whose passkey is being added. */
export async function keepChallenge(
  db: Db,
  challenge: { hash: Buffer; visit: string; person: string | undefined; expiresAt: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('identity.passkey_challenge')
    .values({
      challenge_hash: challenge.hash,
      visit: challenge.visit,
      purpose: challenge.person === undefined ? 'sign in' : 'add',
      practitioner_id: challenge.person ?? null,
      expires_at: challenge.expiresAt,
    })
    .execute();
}

/** Takes a challenge: false when this browser was given none such for this purpose and person, or too long ago. */
export async function takeChallenge(
  db: Db,
  hash: Buffer,
  person: string | undefined,
  now: Temporal.Instant,
): Promise<boolean> {
  const taken = await db
    .deleteFrom('identity.passkey_challenge')
    .where('challenge_hash', '=', hash)
    .returning(['practitioner_id', 'expires_at'])
    .executeTakeFirst();
  return (
    taken !== undefined &&
    taken.practitioner_id === (person ?? null) &&
    Temporal.Instant.compare(taken.expires_at, now) > 0
  );
}

export async function passkeyByCredential(db: Db, credential: string): Promise<KnownPasskey | undefined> {
  const { rows } = await sql<KnownPasskey>`
    select * from identity.passkey_by_credential(${credential})`.execute(db);
  return rows[0];
}

/** Notes that a passkey was used; false when its counter did not move on. */
export async function passkeyUsed(db: Db, id: string, counter: number): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select identity.passkey_used(${id}, ${counter}) as used`.execute(db);
  return rows[0]?.used ?? false;
}

/** Binds a proved passkey to a person; undefined when it is known already. */
export async function addPasskey(db: Db, person: string, made: NewPasskey): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.add_passkey(${person}, ${made.credentialId}, ${Buffer.from(made.publicKey)}, ${made.counter},
      ${[...made.transports]}, ${made.name}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** The passkeys of whoever is signed in, oldest first. */
export function myPasskeys(db: Db): Promise<PasskeyRow[]> {
  return db
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'credential_id', 'added_at', 'last_used_at'])
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** Names one of one's own passkeys; false when there is no such. */
export async function renamePasskey(db: Db, id: string, name: string): Promise<boolean> {
  const changed = await db
    .updateTable('identity.passkey')
    .set({ name })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Removes one of one's own passkeys; false when there is no such. */
export async function removePasskey(db: Db, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('identity.passkey')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}
