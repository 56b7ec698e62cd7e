import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A person of the sample partnership as the trial sign-in page lists them. */
export interface SamplePerson {
  id: string;
  name: string;
  job_title: string;
  agency: string;
  about: string;
}

/** The sample people, one per role; empty outside the sample partnership. */
export async function samplePeople(db: Db): Promise<SamplePerson[]> {
  const { rows } = await sql<SamplePerson>`select * from partnership.sample_people()`.execute(db);
  return rows;
}

/** The work addresses of practitioners who can still sign in; those without one are left out. */
export async function workAddresses(db: Db, practitionerIds: readonly string[]): Promise<string[]> {
  if (practitionerIds.length === 0) return [];
  const rows = await db
    .selectFrom('partnership.practitioner')
    .select('email')
    .where('id', 'in', [...practitionerIds])
    .where('email', 'is not', null)
    .where('disabled_at', 'is', null)
    .execute();
  return rows.flatMap(({ email }) => email ?? []);
}
