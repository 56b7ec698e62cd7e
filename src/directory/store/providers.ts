import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Somebody who may edit the entries of an organisation. */
export interface Provider {
  id: string;
  organizationId: string;
  organization: string;
  practitionerId: string;
  name: string;
  agency: string;
  invitedBy: string;
  /** Has the role without which the invitation opens nothing. */
  may: boolean;
  since: Temporal.Instant;
}

export async function providers(
  db: Db,
  asked: { organizationId?: string; after?: string; size: number },
): Promise<Provider[]> {
  const { rows } = await sql<Provider>`
    select p.id, p.organization_id as "organizationId", o.name as organization, p.practitioner_id as "practitionerId",
      c.name, c.agency, p.invited_by_name as "invitedBy", p.since,
      directory.may_provide(p.practitioner_id) as may
    from directory.provider p join directory.organization o on o.id = p.organization_id
      join partnership.colleague c on c.id = p.practitioner_id
    where p.until is null
      ${asked.organizationId ? sql`and p.organization_id = ${asked.organizationId}` : sql``}
      ${asked.after ? sql`and (o.name, p.id) > (select b.name, a.id from directory.provider a join directory.organization b on b.id = a.organization_id where a.id = ${asked.after}::uuid)` : sql``}
    order by o.name, p.id limit ${asked.size}`.execute(db);
  return rows;
}

/** Lets somebody edit for an organisation; false where they may already. */
export async function addProvider(
  db: Db,
  given: { organizationId: string; practitionerId: string; by: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into directory.provider (organization_id, practitioner_id, invited_by_name)
    values (${given.organizationId}, ${given.practitionerId}, ${given.by}) on conflict do nothing returning id`.execute(
      db,
    );
  return rows.length > 0;
}

export async function endProvider(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('directory.provider')
    .set({ until: at })
    .where('id', '=', id)
    .where('until', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
