import { type SampleRole, samplePractitioners } from '../../src/partnership/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { asOwner } from './openings.ts';

/** A line of the audit as tests look at it. */
export interface Audited {
  action: string;
  basis: string | null;
  shown: string[] | null;
  fields: string[] | null;
  outcome: string;
}

/** The latest audit row of a person about one record; undefined when there is none. */
export async function lastAudited(
  database: Database,
  person: SampleRole,
  record: string,
): Promise<Audited | undefined> {
  const rows = await asOwner(database, (owner) =>
    owner.query<Audited>(
      `select action, basis, shown, fields, outcome from audit.event
       where record_id = $2 and practitioner_id = $1 order by seq desc limit 1`,
      [samplePractitioners[person].id, record],
    ),
  );
  return rows[0];
}

/** The ids that the last list of a person was audited with. */
export async function lastListed(database: Database, person: SampleRole): Promise<readonly string[]> {
  const rows = await asOwner(database, (owner) =>
    owner.query<{ shown: string[] }>(
      `select shown from audit.event where action = 'list' and practitioner_id = $1 order by seq desc limit 1`,
      [samplePractitioners[person].id],
    ),
  );
  return rows[0]?.shown ?? [];
}
