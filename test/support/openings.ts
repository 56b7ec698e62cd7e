import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';

type Basis = 'allocated' | 'asked' | 'named' | 'break-glass' | 'shield';

/** Opens a record to one person or agency, as `access.opening` has it. */
export async function openTo(
  database: Database,
  record: string,
  to: { person?: SampleRole; agency?: string },
  basis: Basis,
  expires?: string,
): Promise<void> {
  await asOwner(database, (owner) => insertOpening(owner, record, to, basis, expires));
}

/** Blocks a record for somebody who has a conflict of interest. */
export async function addConflict(database: Database, person: SampleRole, record: string): Promise<void> {
  await asOwner(database, (owner) =>
    owner.query('insert into access.conflict (practitioner_id, record_id, reason) values ($1, $2, $3)', [
      samplePractitioners[person].id,
      record,
      'a relative',
    ]),
  );
}

/** Runs something as the owner of the database and lets the connection go. */
export async function asOwner<T>(
  database: Database,
  work: (owner: OwnerConnection) => Promise<T>,
): Promise<T> {
  const owner = await database.owner();
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** The row that opens a record. */
export async function insertOpening(
  owner: OwnerConnection,
  record: string,
  to: { person?: SampleRole; agency?: string },
  basis: Basis,
  expires?: string,
): Promise<void> {
  await owner.query(
    `insert into access.opening (record_id, practitioner_id, agency_id, basis, granted_at, expires_at)
     values ($1, $2, $3, $4, coalesce($5::timestamptz - interval '1 hour', now()), $5)`,
    [record, to.person ? samplePractitioners[to.person].id : null, to.agency ?? null, basis, expires ?? null],
  );
}
