import { randomUUID } from 'node:crypto';
import { currentArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { wordsFor } from '../policies.ts';
import type { ConcernHead } from '../record/types.ts';
import { startClock } from '../rules/clocks.ts';
import type { Reach } from '../rules/reach.ts';
import { AUDIENCES, filledIn, voiceFor } from '../rules/telling.ts';
import { referrerReach } from '../store/referrer.ts';
import { enterSharing } from '../store/sharing.ts';
import { keepTelling, owe, showOnReceipt } from '../store/telling.ts';
import { timekeepingOf } from '../timekeeping.ts';

/**
 * A decision was taken: the referrer and the family are owed word of it, each on a clock. A referrer whom nobody can
 * reach is told by the receipt at once. In the transaction of the decision.
 */
export async function oweTelling(page: Page, db: Db, head: ConcernHead, decisionId: string): Promise<void> {
  const { now, services } = page;
  const time = timekeepingOf(await currentArrangements(services.database, now, db));
  const reach = await referrerReach(db, head.id);
  for (const audience of AUDIENCES) {
    const clock = startClock(time, `tell-${audience}`, head.area, now);
    const owed = await owe(
      db,
      { id: head.id, area: head.area, decisionId, source: head.sourceWords },
      audience,
      clock,
    );
    if (audience === 'referrer' && isOutOfReach(reach)) await tellOnReceipt(page, db, head, owed);
    if (audience === 'referrer' && head.raisedBy === 'professional')
      await enterReceipt(page, db, head, decisionId);
  }
}

function isOutOfReach(reach: Pick<Reach, 'email' | 'phone'> | undefined): boolean {
  return reach === undefined || (!reach.email && !reach.phone);
}

async function tellOnReceipt(page: Page, db: Db, head: ConcernHead, owedId: string): Promise<void> {
  const { now: at, practitioner: by } = page;
  if (head.raisedBy === 'professional') return;
  const arrangements = await currentArrangements(page.services.database, at, db);
  const words = filledIn(wordsFor(arrangements, voiceFor('referrer', head.raisedBy), head.area, at), {});
  if (words === '') return;
  const id = randomUUID();
  const nothing = { reason: null, why: null };
  await keepTelling(db, {
    id,
    owedId,
    concernId: head.id,
    how: 'receipt',
    whom: 'Whoever told us',
    words,
    ...nothing,
    by,
    at,
  });
  await showOnReceipt(db, head.id, { at, words });
  await enterSharing(db, {
    ...{ concernId: head.id, from: by.agencyName, to: { kind: 'referrer', name: 'Whoever told us' } },
    ...{
      fields: ['that it was acted on'],
      basis: 'public task',
      decidedBy: by,
      how: 'receipt',
      sourceId: id,
      at,
    },
  });
}

/** A professional's receipt shows outcome and reason from the decision on: that is shared with them. */
async function enterReceipt(page: Page, db: Db, head: ConcernHead, decisionId: string): Promise<void> {
  const { now: at, practitioner: by } = page;
  await enterSharing(db, {
    ...{ concernId: head.id, from: by.agencyName, to: { kind: 'referrer', name: 'Whoever told us' } },
    ...{ fields: ['outcome', 'what was decided'], basis: 'public task', decidedBy: by, how: 'receipt' },
    ...{ sourceId: decisionId, at },
  });
}
