import { currentArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import type { ConcernHead } from '../record/types.ts';
import { answerPassing } from '../store/passed-on.ts';
import { endSendBack } from '../store/send-back.ts';
import { timekeepingOf } from '../timekeeping.ts';
import { applyPauses } from './pauses.ts';

/** Before a decision is kept: nothing is waited for any more, and clocks that stood still go on to be met. */
export async function closeTriage(page: Page, db: Db, head: ConcernHead): Promise<void> {
  const { now, practitioner } = page;
  await answerPassing(db, head.id, DECIDED_HERE, practitioner, now);
  const end = { how: 'decided', learned: null, by: practitioner.name } as const;
  if (!(await endSendBack(db, head.id, end, now))) return;
  const time = timekeepingOf(await currentArrangements(page.services.database, now, db));
  await applyPauses(db, time, head, now);
}

const DECIDED_HERE = {
  answer: 'withdrawn',
  answeredAt: null,
  answeredBy: '',
  words: 'Decided here before they answered.',
} as const;
