import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Action, ActionLine, Standing } from '../types.ts';

const columns = sql`a.id, a.meeting_id as "meetingId", a.words, a.owner_role as "ownerRole", a.due, a.version,
  a.done_on as "doneOn", a.done_words as "doneWords"`;

/** Actions of a meeting, those that are due first. */
export async function actionsOf(db: Db, meetingId: string): Promise<Action[]> {
  const { rows } = await sql<Action>`select ${columns} from governance.action a
    where a.meeting_id = ${meetingId} order by a.due, a.id`.execute(db);
  return rows;
}

/** Actions of all meetings: what is due first, or what was done last. `open` has those past their day too. */
export async function listActions(
  db: Db,
  { standing, today, most }: { standing: Standing; today: Temporal.PlainDate; most: number },
): Promise<ActionLine[]> {
  const which =
    standing === 'done'
      ? sql`a.done_on is not null order by a.done_on desc, a.id`
      : sql`a.done_on is null and (${standing} = 'open' or a.due < ${today}::date) order by a.due, a.id`;
  const { rows } = await sql<ActionLine>`select ${columns}, g.name as group, m.held_on as "heldOn"
    from governance.action a join governance.meeting m on m.id = a.meeting_id
      join governance.meeting_group g on g.id = m.group_id
    where ${which} limit ${most}`.execute(db);
  return rows;
}

export async function countActions(
  db: Db,
  today: Temporal.PlainDate,
): Promise<{ open: number; overdue: number; toAgree: number }> {
  const { rows } = await sql<{ open: number; overdue: number; toAgree: number }>`select
    count(*)::integer as open, (count(*) filter (where due < ${today}::date))::integer as overdue,
    (select count(*)::integer from governance.meeting where minutes <> '' and published_at is null) as "toAgree"
    from governance.action where done_on is null`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0, toAgree: 0 };
}

export async function actionById(db: Db, id: string): Promise<(Action & { workable: true }) | undefined> {
  const { rows } = await sql<Action>`select ${columns} from governance.action a where a.id = ${id}`.execute(
    db,
  );
  return rows[0] && { ...rows[0], workable: true };
}

export async function addAction(
  db: Db,
  action: { meetingId: string; words: string; ownerRole: string; due: Temporal.PlainDate },
): Promise<string> {
  const { meetingId, words, ownerRole, due } = action;
  const row = await db
    .insertInto('governance.action')
    .values({ meeting_id: meetingId, words, owner_role: ownerRole, due })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export const claimAction = claimIn('governance.action');

/** A claimed action is done on a day, or open again. */
export async function setDone(
  db: Db,
  id: string,
  done: { on: Temporal.PlainDate; words: string } | undefined,
): Promise<void> {
  await db
    .updateTable('governance.action')
    .set({ done_on: done?.on ?? null, done_words: done?.words ?? '' })
    .where('id', '=', id)
    .execute();
}
