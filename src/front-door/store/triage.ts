import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PassedOn } from '../passing/types.ts';
import type { SentBack } from '../send-back/types.ts';
import type { Triage } from '../triage/types.ts';
import { closingOf } from './closing.ts';
import { instant, type Json, list, maybeInstant, text } from './json.ts';
import { noteOf } from './overnight.ts';
import { discussionOf, immediateActionOf } from './strategy.ts';
import { callOf } from './strategy-call.ts';

/** Everything of a concern's triage in one statement, as far as the context may see the concern. */
export async function readTriage(db: Db, concernId: string): Promise<Triage> {
  const id = sql`${concernId}::uuid`;
  const { rows } = await sql<Record<keyof Triage, Json>>`select
    (select jsonb_agg(to_jsonb(s) order by s.seq) from front_door.send_back s where s.concern_id = ${id}) as "sendBacks",
    (select jsonb_agg(to_jsonb(p) order by p.seq) from front_door.passed_on p where p.concern_id = ${id}) as "passedOn",
    (select jsonb_agg(to_jsonb(i) order by i.seq) from front_door.immediate_action i where i.concern_id = ${id}) as actions,
    (select jsonb_agg(to_jsonb(d) || jsonb_build_object('actions', (select jsonb_agg(to_jsonb(a) order by a.seq)
        from front_door.strategy_action a where a.discussion_id = d.id and a.dropped_at is null)) order by d.seq)
      from front_door.strategy_discussion d where d.concern_id = ${id}) as discussions,
    (select jsonb_agg(to_jsonb(n) order by n.seq) from front_door.overnight_note n where n.concern_id = ${id}) as notes,
    (select jsonb_agg(to_jsonb(k) order by k.seq) from front_door.strategy_call k where k.concern_id = ${id}) as calls,
    (select jsonb_agg(to_jsonb(e) order by e.seq) from front_door.closing e where e.concern_id = ${id}) as closings`.execute(
    db,
  );
  const [row] = rows;
  return {
    sendBacks: list(row?.sendBacks, sentBackOf),
    passedOn: list(row?.passedOn, passedOnOf),
    actions: list(row?.actions, immediateActionOf),
    discussions: list(row?.discussions, discussionOf),
    notes: list(row?.notes, noteOf),
    calls: list(row?.calls, callOf),
    closings: list(row?.closings, closingOf),
  };
}

function passedOnOf(row: Record<string, unknown>): PassedOn {
  return {
    id: text(row.id),
    kind: row.kind as PassedOn['kind'],
    area: text(row.area) || null,
    whom: text(row.whom),
    team: text(row.team) || null,
    contact: text(row.contact),
    how: text(row.how),
    reason: text(row.reason),
    toldAt: instant(row.told_at),
    by: text(row.told_by_name),
    answer: row.answer as PassedOn['answer'],
    answeredAt: maybeInstant(row.answered_at),
    answeredBy: text(row.answered_by) || null,
    words: text(row.words) || null,
    recordedBy: text(row.answer_recorded_by_name) || null,
  };
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

/** The agency of whoever spoke up; null where they have none. */
export async function referrerAgency(db: Db, concernId: string): Promise<string | null> {
  const referrer = await db
    .selectFrom('front_door.referrer')
    .select('agency')
    .where('concern_id', '=', concernId)
    .executeTakeFirst();
  return referrer?.agency ?? null;
}
