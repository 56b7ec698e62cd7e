import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { ImmediateAction } from '../immediate-action/types.ts';
import type { DueLater, NewDiscussion, StrategyDiscussion } from '../strategy/types.ts';
import type { StartedClock } from '../types.ts';
import { instant, list, maybeInstant, text } from './json.ts';
import type { By } from './rating.ts';

/** Records what was done at once. */
export async function insertImmediateAction(
  db: Db,
  concernId: string,
  given: Pick<ImmediateAction, 'kind' | 'what' | 'byWhom' | 'takenAt'>,
  by: By,
): Promise<void> {
  await db
    .insertInto('front_door.immediate_action')
    .values({
      ...{ concern_id: concernId, kind: given.kind, what: given.what, by_whom: given.byWhom },
      ...{ taken_at: given.takenAt, recorded_by: by.id, recorded_by_name: by.name },
    })
    .execute();
}

/** Records a discussion and its actions; what a record in its place had left to do counts no more. */
export async function insertDiscussion(
  db: Db,
  concernId: string,
  given: NewDiscussion,
  by: By,
  now: Temporal.Instant,
): Promise<string> {
  const { id } = await db
    .insertInto('front_door.strategy_discussion')
    .values({
      ...{ concern_id: concernId, called_at: given.calledAt, held_at: given.heldAt },
      ...{ present: JSON.stringify(given.present), missing_why: given.missingWhy, known: given.known },
      ...{ agreed: given.agreed, enquiry: given.enquiry, policy: given.policy, supersedes: given.supersedes },
      ...{ recorded_by: by.id, recorded_by_name: by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (given.supersedes)
    await db
      .updateTable('front_door.strategy_action')
      .set({ dropped_at: now })
      .where('discussion_id', '=', given.supersedes)
      .where('done_at', 'is', null)
      .execute();
  for (const { what, who, dueAt } of given.actions)
    await db
      .insertInto('front_door.strategy_action')
      .values({ discussion_id: id, concern_id: concernId, what, who, due_at: dueAt })
      .execute();
  return id;
}

/** Runs a clock from one start alone: one that ran from another ends, one that had ended goes on. */
export async function runClockFrom(
  db: Db,
  concernId: string,
  rule: string,
  clock: StartedClock | null,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set({ ended_at: now })
    .where('concern_id', '=', concernId)
    .where('rule', '=', rule)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .$if(clock !== null, (query) => query.where('started_at', '<>', clock?.startedAt ?? now))
    .execute();
  if (clock === null) return;
  await db
    .insertInto('front_door.clock')
    .values({
      ...{ concern_id: concernId, rule, rule_version: clock.version },
      ...{ started_at: clock.startedAt, due_at: clock.dueAt },
    })
    .onConflict((same) => same.columns(['concern_id', 'rule', 'started_at']).doUpdateSet({ ended_at: null }))
    .execute();
}

/** Says that an action was done, once. */
export async function finishAction(
  db: Db,
  concernId: string,
  actionId: string,
  done: { at: Temporal.Instant; words: string; by: string },
): Promise<boolean> {
  const found = await db
    .updateTable('front_door.strategy_action')
    .set({ done_at: done.at, done_words: done.words, done_by_name: done.by })
    .where('id', '=', actionId)
    .where('concern_id', '=', concernId)
    .returning('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Meets a clock that runs beside the decision's, once; the words are the reason where it is late. */
export async function finishClock(
  db: Db,
  concernId: string,
  clockId: string,
  done: { at: Temporal.Instant; words: string },
): Promise<boolean> {
  const found = await db
    .updateTable('front_door.clock')
    .set({ met_at: done.at, late_reason: sql`case when due_at < ${done.at} then ${done.words} end` })
    .where('id', '=', clockId)
    .where('concern_id', '=', concernId)
    .where('rule', 'in', [
      'initial-child-protection-conference',
      'child-and-family-assessment',
      'police-protection',
    ])
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** What is due first of what was agreed, and of the limits that run after a decision, among what one sees. */
export async function dueLater(db: Db, most: number): Promise<DueLater[]> {
  const { rows } = await sql<DueLater>`
    select * from (
      (select a.concern_id as "concernId", c.child_label as "childLabel", a.what, a.who, a.due_at as "dueAt"
       from front_door.strategy_action a join front_door.concern c on c.id = a.concern_id
       where a.done_at is null and a.dropped_at is null order by a.due_at, a.id limit ${most})
      union all
      (select k.concern_id, c.child_label, k.rule, null, k.due_at
       from front_door.clock k join front_door.concern c on c.id = k.concern_id
       where k.met_at is null and k.ended_at is null
         and k.rule in ('strategy-discussion-held', 'initial-child-protection-conference', 'child-and-family-assessment', 'police-protection')
       order by k.due_at limit ${most})
    ) due order by "dueAt", "concernId" limit ${most}`.execute(db);
  return rows;
}

/** A discussion from its JSON, its actions within. */
export function discussionOf(row: Record<string, unknown>): StrategyDiscussion {
  return {
    id: text(row.id),
    calledAt: instant(row.called_at),
    heldAt: instant(row.held_at),
    present: list(row.present, (p) => ({
      kind: p.kind as StrategyDiscussion['present'][number]['kind'],
      agency: text(p.agency),
      name: text(p.name),
      role: text(p.role),
    })),
    missingWhy: text(row.missing_why) || null,
    known: text(row.known),
    agreed: text(row.agreed),
    enquiry: row.enquiry as StrategyDiscussion['enquiry'],
    policy: text(row.policy),
    supersedes: text(row.supersedes) || null,
    by: text(row.recorded_by_name),
    at: instant(row.recorded_at),
    actions: list(row.actions, (a) => ({
      id: text(a.id),
      what: text(a.what),
      who: text(a.who),
      dueAt: instant(a.due_at),
      doneAt: maybeInstant(a.done_at),
      doneWords: text(a.done_words) || null,
      doneBy: text(a.done_by_name) || null,
    })),
  };
}

/** What was done at once, from its JSON. */
export function immediateActionOf(row: Record<string, unknown>): ImmediateAction {
  return {
    id: text(row.id),
    kind: row.kind as ImmediateAction['kind'],
    what: text(row.what),
    byWhom: text(row.by_whom),
    takenAt: instant(row.taken_at),
    by: text(row.recorded_by_name),
  };
}
