import type { Db } from '../../platform/db/index.ts';

/** Running clocks whose time has passed, counted by rule. Read as `app_worker`; tells of no record. */
export function overdueClocks(db: Db, now: Temporal.Instant): Promise<{ rule: string; clocks: number }[]> {
  return db
    .selectFrom('front_door.clock')
    .select(['rule', (select) => select.fn.countAll<number>().as('clocks')])
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('due_at', '<', now)
    .groupBy('rule')
    .orderBy('rule')
    .execute();
}
