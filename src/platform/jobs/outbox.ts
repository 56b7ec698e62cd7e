import { randomUUID } from 'node:crypto';
import { afterCommit, type Db } from '../db/index.ts';
import { type IdsOf, readIds, type Topic } from './topic.ts';

const wakeUps = new Set<() => void>();

/**
 * Asks for work to be done once this transaction has committed; rolled back, it was never asked. The row holds
 * ids only and is handed to the queue by the relay.
 * @param notBefore the work waits at least until then
 * @returns the id of the outbox row
 */
export async function tell<T extends Topic>(
  db: Db,
  topic: T,
  ids: IdsOf<T>,
  notBefore: Temporal.Instant | null = null,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('platform.outbox')
    .values({ id, topic: topic.name, payload: JSON.stringify(readIds(topic, ids)), not_before: notBefore })
    .execute();
  afterCommit(db, wakeRelays);
  return id;
}

/** Has this process's relays look at the outbox now instead of at their next second. */
export function wakeRelays(): void {
  for (const wake of wakeUps) wake();
}

/** Registers a relay's wake-up call; the function returned takes it back. */
export function onTold(wake: () => void): () => void {
  wakeUps.add(wake);
  return () => void wakeUps.delete(wake);
}
