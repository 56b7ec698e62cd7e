import type { Db } from '../../platform/db/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock, type Timekeeping } from '../rules/clocks.ts';
import type { Rating } from '../rules/thresholds.ts';
import { dateQuestion, unansweredQuestions } from '../store/question.ts';

/**
 * A more urgent rating hurries the answers still out: they are due by its clock, from when they were asked. A less
 * urgent one leaves them as the agencies were told.
 */
export async function hasten(
  db: Db,
  concern: Pick<ConcernHead, 'id' | 'area'>,
  rating: Rating,
  time: Timekeeping,
): Promise<void> {
  for (const question of await unansweredQuestions(db, concern.id)) {
    const clock = startClock(time, `agency-reply-${rating}`, concern.area, question.askedAt);
    if (isBefore(clock.dueAt, question.dueAt)) await dateQuestion(db, question.id, clock);
  }
}
