import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Who somebody is to the issuer that vouches for them. */
export interface AgencyAccount {
  issuer: string;
  subject: string;
}

/** The person an agency account is bound to; undefined when nobody was invited with it. */
export async function accountHolder(db: Db, account: AgencyAccount): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select identity.account_holder(${account.issuer}, ${account.subject}) as id`.execute(db);
  return rows[0]?.id ?? undefined;
}

/** Binds a proved account to a person; false when it is bound to somebody else. */
export async function bindAccount(db: Db, person: string, account: AgencyAccount): Promise<boolean> {
  const { rows } = await sql<{ bound: boolean }>`
    select identity.bind_account(${person}, ${account.issuer}, ${account.subject}) as bound`.execute(db);
  return rows[0]?.bound ?? false;
}

/** The agency accounts bound to whoever is signed in, oldest first. */
export function myAccounts(
  db: Db,
): Promise<{ issuer: string; bound_at: Temporal.Instant; last_used_at: Temporal.Instant | null }[]> {
  return db
    .selectFrom('identity.credential_oidc')
    .select(['issuer', 'bound_at', 'last_used_at'])
    .orderBy('bound_at')
    .execute();
}
