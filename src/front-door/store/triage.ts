import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { SentBack } from '../send-back/types.ts';
import type { Triage } from '../triage/types.ts';
import { instant, type Json, list, maybeInstant, text } from './json.ts';

/** Everything of a concern's triage in one statement, as far as the context may see the concern. */
export async function readTriage(db: Db, concernId: string): Promise<Triage> {
  const { rows } = await sql<{ sendBacks: Json }>`select
    (select jsonb_agg(to_jsonb(s) order by s.seq) from front_door.send_back s where s.concern_id = ${concernId}::uuid)
      as "sendBacks"`.execute(db);
  return { sendBacks: list(rows[0]?.sendBacks, sentBackOf) };
}

function sentBackOf(row: Record<string, unknown>): SentBack {
  return {
    id: text(row.id),
    reason: row.reason as SentBack['reason'],
    need: text(row.need),
    why: text(row.why) || null,
    answerDueAt: instant(row.answer_due_at),
    by: text(row.sent_by_name),
    at: instant(row.sent_at),
    endedAt: maybeInstant(row.ended_at),
    endedHow: row.ended_how as SentBack['endedHow'],
    answer: text(row.answer) || null,
    answeredBy: text(row.answered_by_name) || null,
  };
}

/** The names of a concern's children, for words that must not hold them. */
export async function childNames(db: Db, concernId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('front_door.child')
    .select(['given', 'surname'])
    .where('concern_id', '=', concernId)
    .execute();
  return [...new Set(rows.flatMap(({ given, surname }) => [given, surname]).filter((name) => name !== ''))];
}
