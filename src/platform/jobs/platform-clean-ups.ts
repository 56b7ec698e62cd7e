import { sql } from 'kysely';
import type { CleanUp } from './clean-up.ts';

const day = 24;

/** The platform's own: what forms, rate limits and finished work leave behind. */
export const platformCleanUps: readonly CleanUp[] = [
  {
    name: 'counted attempts',
    every: { hours: 1 },
    // The widest window of a rate limit is a day.
    remove: (db, now) =>
      removed(
        db
          .deleteFrom('platform.attempt')
          .where('window_start', '<', now.subtract({ hours: 2 * day }))
          .execute(),
      ),
  },
  {
    name: 'form submissions',
    every: { hours: day },
    remove: (db, now) =>
      removed(
        db
          .deleteFrom('platform.submission')
          .where('created_at', '<', now.subtract({ hours: 30 * day }))
          .execute(),
      ),
  },
  {
    name: 'settled dead letters',
    every: { hours: day },
    remove: (db, now) =>
      removed(
        db
          .deleteFrom('platform.dead_letter')
          .where('state', 'in', ['replayed', 'discarded'])
          .where('settled_at', '<', now.subtract({ hours: 180 * day }))
          .execute(),
      ),
  },
  {
    // The ledger goes with its row, so this must stay far longer than a job may live in the queue unhandled.
    name: 'finished outbox rows',
    every: { hours: day },
    remove: (db, now) =>
      removed(
        db
          .deleteFrom('platform.outbox')
          .where('relayed_at', '<', now.subtract({ hours: 30 * day }))
          .where(sql<boolean>`not exists (select from platform.dead_letter d where d.outbox_id = outbox.id)`)
          .execute(),
      ),
  },
];

async function removed(deleting: Promise<readonly { numDeletedRows: bigint }[]>): Promise<number> {
  return (await deleting).reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
