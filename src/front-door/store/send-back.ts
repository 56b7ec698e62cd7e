import { sql } from 'kysely';
import type { Pause } from '../../platform/clocks/due.ts';
import type { Db } from '../../platform/db/index.ts';
import type { SendBackReason } from '../send-back/types.ts';
import type { StartedClock } from '../types.ts';
import { instant, list, text } from './json.ts';
import type { By } from './rating.ts';

export const ANSWER_CLOCK = 'send-back-answer';

/** Returns a concern to its referrer: the question, its clock, and what the receipt says. */
export async function insertSendBack(
  db: Db,
  concernId: string,
  sent: { reason: SendBackReason; need: string; why: string | null; by: By; clock: StartedClock },
): Promise<void> {
  const { reason, need, why, by, clock } = sent;
  await db
    .insertInto('front_door.send_back')
    .values({
      ...{ concern_id: concernId, reason, need, why, answer_due_at: clock.dueAt },
      ...{ sent_by: by.id, sent_by_name: by.name, sent_at: clock.startedAt },
    })
    .execute();
  await startClockRow(db, concernId, clock);
  await db
    .updateTable('front_door.receipt')
    .set({ returned_at: clock.startedAt, need, answer_due_at: clock.dueAt, answered_at: null })
    .where('concern_id', '=', concernId)
    .execute();
}

/** Starts a clock of triage; one that began at the same instant stays as it is. */
export async function startClockRow(db: Db, concernId: string, clock: StartedClock): Promise<void> {
  const { rule, version, startedAt, dueAt } = clock;
  await db
    .insertInto('front_door.clock')
    .values({ concern_id: concernId, rule, rule_version: version, started_at: startedAt, due_at: dueAt })
    .onConflict((same) => same.columns(['concern_id', 'rule', 'started_at']).doNothing())
    .execute();
}

/** Stops the clocks of one rule: met by what they waited for, or ended because it is waited for no more. */
export async function stopClocks(
  db: Db,
  concernId: string,
  rule: string,
  how: 'met' | 'ended',
  now: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('front_door.clock')
    .set(how === 'met' ? { met_at: now } : { ended_at: now })
    .where('concern_id', '=', concernId)
    .where('rule', '=', rule)
    .where('met_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
}

/** Waits for the referrer's answer no longer; false when nothing was waited for. */
export async function endSendBack(
  db: Db,
  concernId: string,
  end: { how: 'taken back' | 'decided'; learned: string | null; by: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const ended = await db
    .updateTable('front_door.send_back')
    .set({ ended_at: now, ended_how: end.how, answer: end.learned, answered_by_name: end.learned && end.by })
    .where('concern_id', '=', concernId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!ended) return false;
  await stopClocks(db, concernId, ANSWER_CLOCK, 'ended', now);
  await db
    .updateTable('front_door.receipt')
    .set({ need: null, returned_at: null, answer_due_at: null })
    .where('concern_id', '=', concernId)
    .execute();
  return true;
}

/** When a concern was with its referrer: the pauses of clocks whose rule allows them, and whether one lasts. */
export async function sendBackPauses(db: Db, concernId: string): Promise<Pause[]> {
  const rows = await db
    .selectFrom('front_door.send_back')
    .select(['sent_at as from', 'ended_at as until'])
    .where('concern_id', '=', concernId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, reason: 'returned to the referrer' }));
}

/** A clock that stands still, as whoever answers sets it going. */
export interface StillClock {
  id: string;
  rule: string;
  startedAt: Temporal.Instant;
}

/** For whoever holds the receipt: the concern's area, its clocks that stand still, and its pauses. */
export async function standingStill(db: Db, concernId: string) {
  const { rows } = await sql<{ area: string | null; clocks: unknown; pauses: unknown }>`
    select area, clocks, pauses from front_door.standing_still(${concernId}::uuid)`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  return {
    area: row.area,
    clocks: list(
      row.clocks,
      (k): StillClock => ({
        id: text(k.id),
        rule: text(k.rule),
        startedAt: instant(k.started_at),
      }),
    ),
    pauses: list(
      row.pauses,
      (p): Pause => ({
        from: instant(p.from),
        until: instant(p.until),
        reason: 'returned to the referrer',
      }),
    ),
  };
}

/** The answer of whoever spoke up; false when nothing is waited for. */
export async function answerSendBack(
  db: Db,
  concernId: string,
  given: { words: string; by: string | null; dues: readonly { id: string; dueAt: Temporal.Instant }[] },
): Promise<boolean> {
  const dues = JSON.stringify(given.dues.map(({ id, dueAt }) => ({ id, due_at: dueAt.toString() })));
  const { rows } = await sql<{ done: boolean }>`
    select front_door.answer_send_back(${concernId}::uuid, ${given.words}, ${given.by}, ${dues}::jsonb) as done`.execute(
    db,
  );
  return rows[0]?.done ?? false;
}
