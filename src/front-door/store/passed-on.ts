import type { Db } from '../../platform/db/index.ts';
import type { NewPassing, PassedTo, PassingAnswer } from '../passing/types.ts';
import type { By } from './rating.ts';
import { stopClocks } from './send-back.ts';

/** The clock that runs while they are waited for. */
export const PASSING_CLOCK: Readonly<Record<PassedTo, string>> = {
  authority: 'transfer-acceptance',
  worker: 'worker-acknowledges',
};

/** Records that a concern was passed on. */
export async function insertPassing(db: Db, concernId: string, given: NewPassing, by: By): Promise<void> {
  await db
    .insertInto('front_door.passed_on')
    .values({
      ...{ concern_id: concernId, kind: given.kind, area: given.area, whom: given.whom, team: given.team },
      ...{ contact: given.contact, how: given.how, reason: given.reason, told_at: given.toldAt },
      ...{ told_by: by.id, told_by_name: by.name },
    })
    .execute();
}

/** Records what they said, once; undefined when nobody is waited for. Returns to whom it had been passed. */
export async function answerPassing(
  db: Db,
  concernId: string,
  given: PassingAnswer,
  by: By,
  now: Temporal.Instant,
): Promise<{ kind: PassedTo; area: string | null; reason: string } | undefined> {
  const passed = await db
    .updateTable('front_door.passed_on')
    .set({
      ...{ answer: given.answer, answered_at: given.answeredAt, answered_by: given.answeredBy || null },
      ...{ words: given.words, answer_recorded_by: by.id, answer_recorded_by_name: by.name },
      answer_recorded_at: now,
    })
    .where('concern_id', '=', concernId)
    .where('answer', 'is', null)
    .returning(['kind', 'area', 'reason'])
    .executeTakeFirst();
  if (!passed) return undefined;
  const kind: PassedTo = passed.kind === 'worker' ? 'worker' : 'authority';
  await stopClocks(db, concernId, PASSING_CLOCK[kind], given.answer === 'withdrawn' ? 'ended' : 'met', now);
  return { ...passed, kind };
}

/** Whether those to whom a concern goes by this outcome have said that they have it. */
export async function hasAccepted(db: Db, concernId: string, kind: PassedTo): Promise<boolean> {
  const found = await db
    .selectFrom('front_door.passed_on')
    .select('id')
    .where('concern_id', '=', concernId)
    .where('kind', '=', kind)
    .where('area', 'is', null)
    .where('answer', '=', 'accepted')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
