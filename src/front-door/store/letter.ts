import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Letter } from '../ask/types.ts';

/** A question as the worker needs it to write to the agency. It reads neither the question nor any reply. */
export interface Waiting {
  id: string;
  number: number;
  concernId: string;
  agencyId: string;
  area: string | null;
  rule: string;
  dueAt: Temporal.Instant;
  answered: boolean;
}

/** A question that was not taken back. */
export async function waitingQuestion(db: Db, id: string): Promise<Waiting | undefined> {
  const found = await db
    .selectFrom('front_door.question')
    .select(['id', 'number', 'concern_id as concernId', 'agency_id as agencyId', 'area', 'rule'])
    .select(['due_at as dueAt', sql<boolean>`answered_at is not null`.as('answered')])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return found;
}

/** Questions whose answer, or next reminder, is due, on concerns that are still open. The rows stay locked. */
export async function overdueQuestions(db: Db, now: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select q.id from front_door.question q join front_door.concern c on c.id = q.concern_id and c.open
    where q.answered_at is null and q.withdrawn_at is null and q.next_chase_at <= ${now}
    order by q.next_chase_at limit 200 for update of q skip locked`.execute(db);
  return rows.map(({ id }) => id);
}

export async function chaseAgainAt(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await db.updateTable('front_door.question').set({ next_chase_at: at }).where('id', '=', id).execute();
}

/** Keeps that the agency was written to; `sent` is null where there was no safe address. */
export async function insertLetter(
  db: Db,
  letter: { id: string; questionId: string; concernId: string; kind: Letter['kind']; at: Temporal.Instant },
  sent: { hash: string; messageId: string; expiresAt: Temporal.Instant } | null,
): Promise<void> {
  await db
    .insertInto('front_door.letter')
    .values({
      id: letter.id,
      question_id: letter.questionId,
      concern_id: letter.concernId,
      kind: letter.kind,
      sent_at: letter.at,
      token_hash: sent?.hash ?? null,
      message_id: sent?.messageId ?? null,
      expires_at: sent?.expiresAt ?? null,
    })
    .execute();
}
