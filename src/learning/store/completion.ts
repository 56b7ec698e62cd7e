import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { refreshHoldings } from './credential-holding.ts';
import { awaitFeedback } from './feedback.ts';

/** That somebody completed a course. `cameOf`: the booking, the attempt or the piece of evidence. */
export interface NewCompletion {
  courseId: string;
  /** Whoever has an account; else their address. */
  practitionerId: string | null;
  email: string | null;
  name: string;
  on: Temporal.PlainDate;
  how: 'attended' | 'e-learning' | 'evidence';
  cameOf: string;
  /** Whose certificate may wait for what they thought, where it came of a register. */
  bookingId?: string;
}

/**
 * Records a completion, once for a course and what it came of, and what it lets its holder do. For the transaction of
 * whoever keeps the register, of whoever completes an attempt of their own, or of a job.
 * @returns its id; undefined when it was recorded before, or waits for what its course asks afterwards
 */
export async function recordCompletion(db: Db, done: NewCompletion): Promise<string | undefined> {
  const { courseId, practitionerId, email, name, on, how, cameOf, bookingId } = done;
  // Where a course asks for what people thought, the certificate comes with it.
  if (bookingId && (await awaitFeedback(db, { bookingId, courseId, on, cameOf }))) return undefined;
  const { rows } = await sql<{ id: string | null }>`select learning.complete(${courseId}::uuid,
    ${practitionerId}::uuid, ${email}, ${name}, ${on}::date, ${how}, ${cameOf}::uuid, ${certificateCode()}) as id`.execute(
    db,
  );
  const id = rows[0]?.id ?? undefined;
  if (id !== undefined && practitionerId !== null) await refreshHoldings(db, [practitionerId]);
  return id;
}

/** Sixteen signs that are not mistaken for each other: enough that no other certificate is found by trying. */
function certificateCode(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...randomBytes(64)]
    .filter((byte) => byte < 240)
    .slice(0, 16)
    .map((byte) => signs[byte % signs.length])
    .join('');
}

export interface Completion {
  id: string;
  course: string;
  title: string;
  on: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
  how: string;
  certificate: string;
}

/** What somebody completed, the latest first; what was withdrawn is left out. */
export function completionsOf(db: Db, person: string): Promise<Completion[]> {
  return db
    .selectFrom('learning.completion as done')
    .innerJoin('learning.course as course', 'course.id', 'done.course_id')
    .select(['done.id', 'course.code as course', 'course.title', 'done.completed_on as on'])
    .select(['done.expires_on as until', 'done.how', 'done.certificate_code as certificate'])
    .where('done.practitioner_id', '=', person)
    .where('done.withdrawn_at', 'is', null)
    .orderBy('done.completed_on', 'desc')
    .orderBy('done.id')
    .limit(200)
    .execute();
}

/** What whoever holds a certificate's code may know of it. */
export interface Certificate {
  name: string;
  course: string;
  completed_on: Temporal.PlainDate;
  expires_on: Temporal.PlainDate | null;
  how: string;
  withdrawn: boolean;
}

export async function certificateOf(db: Db, code: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`select * from learning.certificate(${code})`.execute(db);
  return rows[0];
}

/** Whether a completion stands that came of a booking or of a correction of its register; for whoever keeps that. */
export async function isCompleted(db: Db, bookingId: string): Promise<boolean> {
  const { rows } = await sql<{
    done: boolean;
  }>`select learning.completed_by(${bookingId}::uuid) as done`.execute(db);
  return rows[0]?.done ?? false;
}

/** Withdraws what came of a booking whose register was put right, and what it let its holder do. */
export async function withdrawAttended(db: Db, bookingId: string, why: string): Promise<void> {
  const { rows } = await sql<{ person: string | null }>`
    select learning.withdraw_attended(${bookingId}::uuid, ${why}) as person`.execute(db);
  const person = rows[0]?.person;
  if (person) await refreshHoldings(db, [person]);
}

/** Withdraws a completion that was wrong. Nothing where it was withdrawn already. */
export async function withdrawCompletion(
  db: Db,
  id: string,
  at: Temporal.Instant,
  why: string,
): Promise<string | null | undefined> {
  const row = await db
    .updateTable('learning.completion')
    .set({ withdrawn_at: at, withdrawn_why: why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('practitioner_id')
    .executeTakeFirst();
  return row?.practitioner_id;
}
