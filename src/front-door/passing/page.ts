import { currentArrangements } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { refused } from '../change/change.ts';
import { giveAway } from '../hand-over/page.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import { enterPassing } from '../sharing/hand-on.ts';
import { project } from '../store/concern.ts';
import { answerPassing, insertPassing, PASSING_CLOCK } from '../store/passed-on.ts';
import { startClockRow } from '../store/send-back.ts';
import { beginWeighing } from '../store/told.ts';
import { timekeepingOf } from '../timekeeping.ts';
import type { NewPassing, PassingAnswer } from './types.ts';

/** Keeps that a concern was passed on, and starts the clock for their answer. It stays with us and open. */
export async function keepPassing(page: Page, db: Db, head: ConcernHead, given: NewPassing): Promise<string> {
  const { now, practitioner } = page;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  await insertPassing(db, head.id, given, practitioner);
  await startClockRow(db, head.id, startClock(time, PASSING_CLOCK[given.kind], head.area, now));
  await beginWeighing(db, head.id, { at: now, urgent: head.dangerNow || head.rating === 'red' });
  await enterPassing(page, db, head, given);
  await project(db, head.id);
  await audit(db, { action: 'pass on', kind: 'concern', id: head.id, basis: head.basis });
  return `/front-door/${head.id}`;
}

/**
 * Keeps what they said. Another area of this installation that accepted holds the concern from now on; where an
 * authority outside did, or the worker has it, a decision follows.
 */
export async function keepAnswer(
  page: Page,
  db: Db,
  head: ConcernHead,
  given: PassingAnswer,
): Promise<string> {
  const { now, practitioner } = page;
  const passed = await answerPassing(db, head.id, given, practitioner, now);
  if (!passed) throw refused('answer', 'Nobody’s answer is waited for any more');
  await project(db, head.id);
  await audit(db, {
    action: 'record acceptance',
    kind: 'concern',
    id: head.id,
    basis: head.basis,
    fields: ['answer'],
  });
  if (passed.area !== null && given.answer === 'accepted')
    return giveAway(page, db, head, { area: passed.area, reason: passed.reason });
  return `/front-door/${head.id}`;
}
