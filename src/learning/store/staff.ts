import type { Db } from '../../platform/db/index.ts';

/** Whether places of an agency's staff need its training lead's word. */
export async function setAgencyRule(
  db: Db,
  agencyId: string,
  rule: { needs: boolean; by: string; at: Temporal.Instant },
): Promise<void> {
  const set = { needs_approval: rule.needs, set_by: rule.by, set_at: rule.at };
  await db
    .insertInto('learning.agency_rule')
    .values({ agency_id: agencyId, ...set })
    .onConflict((conflict) => conflict.column('agency_id').doUpdateSet(set))
    .execute();
}
