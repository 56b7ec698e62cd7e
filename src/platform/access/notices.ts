import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Something somebody must be told about access, until they put it away. */
export interface Notice {
  id: string;
  kind: NoticeKind;
  at: Temporal.Instant;
  /** The record, for those who see it. */
  recordId: string | null;
  recordKind: string | null;
  /** What it is called, for those who see it or answer for it. */
  reference: string | null;
  useId: string | null;
  requestId: string | null;
  /** Whose use or request it is. */
  name: string | null;
  agency: string | null;
}

export type NoticeKind =
  | 'glass broken'
  | 'glass to review'
  | 'review late'
  | 'glass reviewed'
  | 'access asked'
  | 'request answered'
  | 'named'
  | 'referrer answered'
  | 'team joined'
  | 'records linked'
  | 'records split'
  | 'link refused'
  | 'passed to us'
  | 'passing answered'
  | 'put forward'
  | 'group place'
  | 'no group place'
  | 'group left';

/** The caller's notices, newest first. */
export async function notices(db: Db, most: number): Promise<Notice[]> {
  const { rows } =
    await sql<Notice>`select id, kind, at, record_id as "recordId", record_kind as "recordKind",
    reference, break_glass_id as "useId", request_id as "requestId", name, agency
    from access.notices(${most})`.execute(db);
  return rows;
}

/** Puts one of the caller's notices away. False when it is not there. */
export async function putNoticeAway(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('access.notice')
    .set({ put_away_at: now })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
