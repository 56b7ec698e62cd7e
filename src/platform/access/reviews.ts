import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { endOfDay, londonDate } from '../time/london.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-days.ts';
import type { Cursor } from './requests.ts';

/** One use of emergency access, as whoever reviews it sees it. */
export interface Use {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
  kind: string;
  reference: string;
  team: string;
  restricted: boolean;
  reason: string;
  usedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  /** The lead who approved it beforehand. */
  approvedBy: string | null;
  reviewDueAt: Temporal.Instant;
  /** When the second-level notice of a late review went out. */
  escalatedAt: Temporal.Instant | null;
  reviewedAt: Temporal.Instant | null;
  reviewedBy: string | null;
  verdict: Judgement | null;
  words: string | null;
}

export const judgements = ['justified', 'not justified'] as const;
export type Judgement = (typeof judgements)[number];

const workingDaysToReview = 2;

/** Until when a use must be looked at: the end of the second working day after it. */
export function reviewDue(calendar: WorkingCalendar, usedAt: Temporal.Instant): Temporal.Instant {
  return endOfDay(addWorkingDays(calendar, londonDate(usedAt), workingDaysToReview));
}

/** Uses for the caller to review, due first; or those reviewed, latest first. */
export async function uses(
  db: Db,
  which: { reviewed: boolean; after?: Cursor | undefined; most: number },
): Promise<Use[]> {
  const { reviewed, after, most } = which;
  const { rows } = await sql<Use>`select ${columns} from access.uses(
    null, ${reviewed}, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${most})`.execute(db);
  return rows;
}

/** One use that is the caller's to review. */
export async function useOf(db: Db, id: string): Promise<Use | undefined> {
  const { rows } = await sql<Use>`select ${columns} from access.uses(${id}, null, null, null, 1)`.execute(db);
  return rows[0];
}

const columns = sql.raw(`id, name, job_title as "jobTitle", agency, kind, reference, team, restricted, reason,
  used_at as "usedAt", expires_at as "expiresAt", ended_at as "endedAt", approved_by as "approvedBy",
  review_due_at as "reviewDueAt", escalated_at as "escalatedAt", reviewed_at as "reviewedAt",
  reviewed_by as "reviewedBy", verdict, words`);

/**
 * Judges a use. One that was not justified ends at once. The user is told.
 * @returns false when it is not the caller's to judge or was judged already
 */
export async function review(db: Db, id: string, verdict: Judgement, words: string): Promise<boolean> {
  const { rows } = await sql`select told from access.review(${id}, ${verdict}, ${words})`.execute(db);
  return rows.length > 0;
}

/** Tells every lead and whoever oversees them of reviews not done in time, each once. As `app_worker`. */
export async function escalateLateReviews(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select access.escalate() as count`.execute(db);
  return rows[0]?.count ?? 0;
}
