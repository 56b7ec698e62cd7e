import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { Withdrawal } from '../procedures/types.ts';

/** Withdraws a chapter from an instant on; says the id of what was decided. For whoever may publish. */
export async function addWithdrawal(db: Db, { by, from, ...rest }: Omit<Withdrawal, 'id'>): Promise<string> {
  const { id } = await db
    .insertInto('library.chapter_withdrawal')
    .values({ ...rest, from_at: from, made_by_name: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a withdrawal back that has not begun. False where there is none such. */
export async function takeBack(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from library.chapter_withdrawal
    where id = ${id} and from_at > access.now() returning id`.execute(db);
  return rows.length > 0;
}

/** Withdrawals that began and of which nobody was told. For jobs. */
export function withdrawnUntold(db: Db, now: Temporal.Instant): Promise<Withdrawal[]> {
  return db
    .selectFrom('library.chapter_withdrawal')
    .select(['id', 'chapter', 'from_at as from', 'reason', 'instead', 'made_by_name as by'])
    .where('told_at', 'is', null)
    .where('from_at', '<=', now)
    .orderBy('from_at')
    .forUpdate()
    .execute();
}

export async function markTold(db: Db, id: string, now: Temporal.Instant): Promise<void> {
  await db.updateTable('library.chapter_withdrawal').set({ told_at: now }).where('id', '=', id).execute();
}

/**
 * Marks as told, of the version that stands in place of a withdrawn chapter, everybody who opened that chapter within
 * the months that count and has not read this version. Says who they are.
 */
export async function nudgeOnwards(
  db: Db,
  { chapter, versionId, now }: { chapter: string; versionId: string; now: Temporal.Instant },
): Promise<string[]> {
  const { rows } = await sql<{ practitioner_id: string }>`
    with reach as (select months from library.chapter_reach where from_at <= ${now} order by from_at desc limit 1)
    insert into library.chapter_nudge (version_id, practitioner_id, at)
    select ${versionId}::uuid, u.practitioner_id, ${now} from reach
      join library.chapter_use u on u.chapter = ${chapter}
    where u.last_on >= (${londonDate(now)}::date - make_interval(months => reach.months))
      and not exists (select from library.chapter_receipt r
        where r.version_id = ${versionId} and r.practitioner_id = u.practitioner_id)
    on conflict do nothing returning practitioner_id`.execute(db);
  return rows.map((row) => row.practitioner_id);
}
