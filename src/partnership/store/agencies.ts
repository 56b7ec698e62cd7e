import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** An agency that can be asked what it knows. */
export interface AskableAgency {
  id: string;
  name: string;
  kind: string;
  /** It has an address that may be written to at any hour, and said that it is safe. */
  reachable: boolean;
}

/** The agencies that the hub of an area may ask: its own and everybody's first, for families move across borders. */
export async function agenciesToAsk(db: Db, area: string | null, except: string): Promise<AskableAgency[]> {
  const { rows } = await sql<AskableAgency>`
    select a.id, a.name, a.kind, a.duty_email is not null and a.duty_email_safe as reachable
    from partnership.agency a
    where a.kind <> 'partnership' and a.closed_at is null and a.id <> ${except}::uuid
    order by coalesce(a.area is null or a.area = ${area}, false) desc, a.statutory_partner desc, a.kind, a.name limit 200`.execute(
    db,
  );
  return rows;
}

/** Where an agency is written to at any hour; undefined when it has no address that is safe. */
export async function dutyAddress(db: Db, agencyId: string): Promise<string | undefined> {
  const agency = await db
    .selectFrom('partnership.agency')
    .select('duty_email')
    .where('id', '=', agencyId)
    .where('duty_email_safe', '=', true)
    .executeTakeFirst();
  return agency?.duty_email ?? undefined;
}
