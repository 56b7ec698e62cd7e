import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { NewDecision } from '../decide/types.ts';
import type { Proposal } from '../record/types.ts';
import type { By } from './rating.ts';
import { proposalsOf } from './weighing.ts';

/** Ends a decision's wait for its second person, because another decision takes its place. */
export async function replaceProposal(
  db: Db,
  concernId: string,
  by: By,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('front_door.proposal')
    .set({ answer: 'replaced', answered_by: by.id, answered_by_name: by.name, answered_at: at })
    .where('concern_id', '=', concernId)
    .where('answer', 'is', null)
    .execute();
}

/** Puts a decision before a second person, in place of one that still waits. */
export async function propose(
  db: Db,
  concernId: string,
  proposal: { decision: NewDecision; rule: string; by: By; at: Temporal.Instant },
): Promise<void> {
  const { decision, rule, by, at } = proposal;
  await replaceProposal(db, concernId, by, at);
  await db
    .insertInto('front_door.proposal')
    .values({
      concern_id: concernId,
      decision: JSON.stringify(decision),
      rule,
      proposed_by: by.id,
      proposed_by_name: by.name,
      proposed_at: at,
    })
    .execute();
}

/** The decision of a concern that waits for a second person, if one does. */
export async function openProposal(db: Db, concernId: string): Promise<Proposal | undefined> {
  const { rows } = await sql<{ proposals: unknown }>`
    select jsonb_agg(to_jsonb(p)) as proposals from front_door.proposal p
    where p.concern_id = ${concernId}::uuid and p.answer is null`.execute(db);
  return proposalsOf(rows[0]?.proposals)[0];
}

/** Answers the decision that waits. False when it waits no longer, or is the answerer's own. */
export async function answerProposal(
  db: Db,
  id: string,
  given: { answer: 'agreed' | 'sent back'; words: string; by: By; at: Temporal.Instant },
): Promise<boolean> {
  const answered = await db
    .updateTable('front_door.proposal')
    .set({
      answer: given.answer,
      words: given.words,
      answered_by: given.by.id,
      answered_by_name: given.by.name,
      answered_at: given.at,
    })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .where('proposed_by', '<>', given.by.id)
    .returning('id')
    .executeTakeFirst();
  return answered !== undefined;
}
