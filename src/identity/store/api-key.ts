import { sql } from 'kysely';
import type { Db, OwnerConnection } from '../../platform/db/index.ts';

/** Whose key it is, as the database says. */
export interface KeyHolder {
  key_id: string;
  agency_id: string;
  agency_name: string;
  scopes: readonly string[];
}

/** The holder of a key that still stands; notes that it was used. */
export async function holderOfKey(
  db: Db,
  keyHash: Buffer,
  now: Temporal.Instant,
): Promise<KeyHolder | undefined> {
  const { rows } = await sql<KeyHolder>`select * from identity.identify_key(${keyHash}, ${now})`.execute(db);
  return rows[0];
}

/** Makes a key for an agency's system, as `app_owner`. Only its hash is kept. @returns its id */
export async function makeApiKey(
  owner: OwnerConnection,
  key: {
    agency: string;
    label: string;
    hash: Buffer;
    scopes: readonly string[];
    expiresAt: Temporal.Instant;
  },
): Promise<string> {
  const [made] = await owner.query<{ id: string }>(
    `insert into identity.api_key (agency_id, label, key_hash, scopes, expires_at)
     values ($1, $2, decode($3, 'hex'), string_to_array($4, ','), $5::text::timestamptz) returning id`,
    [key.agency, key.label, key.hash.toString('hex'), key.scopes.join(','), key.expiresAt.toString()],
  );
  return made?.id ?? '';
}

/** What the command line shows of a key; never the key. Times as UTC to the minute. */
export interface ApiKeyRow {
  id: string;
  agency: string;
  label: string;
  scopes: string;
  state: 'in use' | 'revoked' | 'expired' | 'agency closed';
  expires: string;
  used: string | null;
}

/** Every key, or those of one agency, latest first. */
export function apiKeysFromCommandLine(
  owner: OwnerConnection,
  agency: string | undefined,
  now: Temporal.Instant,
): Promise<ApiKeyRow[]> {
  return owner.query<ApiKeyRow>(
    `select id, agency, label, array_to_string(scopes, ' ') as scopes, state,
       ${minute('expires_at')} as expires, ${minute('last_used_at')} as used
     from identity.api_keys($2::text::timestamptz)
     where $1::text is null or agency_id = $1::text::uuid
     order by made_at desc, id`,
    [agency ?? null, now.toString()],
  );
}

const minute = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD HH24:MI')`;

/** Ends a key at once. @returns false when there is no such key, or it was revoked before */
export async function revokeApiKey(
  owner: OwnerConnection,
  id: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const revoked = await owner.query(
    `update identity.api_key set revoked_at = $2::text::timestamptz
     where id::text = $1 and revoked_at is null returning id`,
    [id, now.toString()],
  );
  return revoked.length > 0;
}
