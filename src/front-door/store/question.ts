import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Letter, NewQuestion, Question, Reply } from '../ask/types.ts';
import type { StartedClock } from '../types.ts';
import { instant, type Json, list, maybeInstant, text } from './json.ts';

/** Puts a question to one agency. The database opens the concern to those of it who work in the hub. */
export async function insertQuestion(db: Db, asked: NewQuestion): Promise<void> {
  await db
    .insertInto('front_door.question')
    .values({
      id: asked.id,
      concern_id: asked.concernId,
      area: asked.area,
      agency_id: asked.agencyId,
      agency: asked.agency,
      question: asked.question,
      why: asked.why,
      basis: asked.basis,
      shared: [...asked.shared],
      children: [...asked.children],
      people: [...asked.people],
      rule: asked.rule,
      rule_version: asked.version,
      asked_by: asked.by.id,
      asked_by_name: asked.by.name,
      team: asked.team,
      decided_by: asked.decidedBy.id,
      decided_by_name: asked.decidedBy.name,
      asked_at: asked.askedAt,
      due_at: asked.dueAt,
      next_chase_at: asked.dueAt,
    })
    .execute();
}

/** What the agencies of a concern were asked and what they said, as far as the context may see it. Oldest first. */
export async function questionsOf(db: Db, concernId: string): Promise<Question[]> {
  const { rows } = await sql<{ question: Json; replies: Json; letters: Json }>`
    select to_jsonb(q) as question,
      (select jsonb_agg(to_jsonb(r) order by r.seq) from front_door.reply r where r.question_id = q.id) as replies,
      (select jsonb_agg(to_jsonb(l) order by l.sent_at) from front_door.letter l where l.question_id = q.id) as letters
    from front_door.question q where q.concern_id = ${concernId}::uuid order by q.number`.execute(db);
  return rows.map(({ question, replies, letters }) => ({
    ...questionOf(question as Record<string, unknown>),
    replies: list(replies, replyOf),
    letters: list(letters, letterOf),
  }));
}

function questionOf(q: Record<string, unknown>): Omit<Question, 'replies' | 'letters'> {
  return {
    id: text(q.id),
    number: Number(q.number),
    agencyId: text(q.agency_id),
    agency: text(q.agency),
    question: text(q.question),
    why: text(q.why),
    basis: text(q.basis),
    shared: Array.isArray(q.shared) ? q.shared.map(text) : [],
    rule: text(q.rule),
    askedBy: text(q.asked_by_name),
    decidedBy: text(q.decided_by_name),
    askedAt: instant(q.asked_at),
    dueAt: instant(q.due_at),
    answeredAt: maybeInstant(q.answered_at),
    answer: (q.answer as Question['answer']) ?? null,
    withdrawnAt: maybeInstant(q.withdrawn_at),
    withdrawnBy: text(q.withdrawn_by_name) || null,
    withdrawnWhy: text(q.withdrawn_why) || null,
  };
}

/** A reply as the hub's query and the agency's function give it. */
export function replyOf(r: Record<string, unknown>): Reply {
  return {
    id: text(r.id),
    kind: r.kind as Reply['kind'],
    words: text(r.words),
    reason: text(r.reason) || null,
    corrects: text(r.corrects) || null,
    unasked: r.unasked === true,
    by: text(r.given_by_name ?? r.by),
    job: text(r.given_by_job ?? r.job),
    at: instant(r.given_at ?? r.at),
    takenBy: text(r.taken_by_name ?? r.taken_by) || null,
  };
}

function letterOf(l: Record<string, unknown>): Letter {
  return { kind: l.kind as Letter['kind'], messageId: text(l.message_id) || null, at: instant(l.sent_at) };
}

/** Takes a question back; false when it is not there or was taken back already. */
export async function withdrawQuestion(
  db: Db,
  question: { id: string; concernId: string },
  by: { name: string; at: Temporal.Instant; why: string },
): Promise<boolean> {
  const withdrawn = await db
    .updateTable('front_door.question')
    .set({ withdrawn_at: by.at, withdrawn_by_name: by.name, withdrawn_why: by.why })
    .where('id', '=', question.id)
    .where('concern_id', '=', question.concernId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return withdrawn !== undefined;
}

/** The questions of a concern that wait for their first answer. */
export function unansweredQuestions(
  db: Db,
  concernId: string,
): Promise<{ id: string; askedAt: Temporal.Instant; dueAt: Temporal.Instant }[]> {
  return db
    .selectFrom('front_door.question')
    .select(['id', 'asked_at as askedAt', 'due_at as dueAt'])
    .where('concern_id', '=', concernId)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Dates a question's answer anew: the agency is reminded by the new time. */
export async function dateQuestion(db: Db, id: string, clock: StartedClock): Promise<void> {
  await db
    .updateTable('front_door.question')
    .set({ due_at: clock.dueAt, next_chase_at: clock.dueAt, rule: clock.rule, rule_version: clock.version })
    .where('id', '=', id)
    .execute();
}

/** The agencies that the context's own hubs asked most in the last three months: the first ones to offer again. */
export async function latelyAsked(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select q.agency_id as id from (select agency_id from front_door.question where asked_at > access.now() - interval '90 days'
      order by asked_at desc limit 300) q
    group by q.agency_id order by count(*) desc, q.agency_id limit 6`.execute(db);
  return rows.map(({ id }) => id);
}
