import type { Db } from '../db/index.ts';

/** A dead letter as operators see it. */
export interface DeadLetter {
  id: string;
  topic: string;
  tries: number;
  error_class: string;
  told_at: Temporal.Instant;
  died_at: Temporal.Instant;
}

/** The last row of a page, from where the next goes on. */
export interface LetterCursor {
  at: Temporal.Instant;
  id: string;
}

const columns = ['id', 'topic', 'tries', 'error_class', 'told_at', 'died_at'] as const;

/** Dead letters that nobody has settled, the latest first. Row-level security shows them to operators alone. */
export async function deadLetterPage(
  db: Db,
  size: number,
  after?: LetterCursor,
): Promise<{ letters: DeadLetter[]; next: LetterCursor | undefined }> {
  const waiting = db
    .selectFrom('platform.dead_letter')
    .select(columns)
    .where('state', '=', 'waiting')
    .orderBy('died_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1);
  const rows = await (after === undefined
    ? waiting
    : waiting.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('died_at', 'id'), '<', tuple(after.at, after.id)),
      )
  ).execute();
  const letters = rows.slice(0, size);
  const last = letters.at(-1);
  return { letters, next: rows.length > size && last ? { at: last.died_at, id: last.id } : undefined };
}

/** One dead letter that nobody has settled. */
export function deadLetter(db: Db, id: string): Promise<DeadLetter | undefined> {
  return db
    .selectFrom('platform.dead_letter')
    .select(columns)
    .where('state', '=', 'waiting')
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Asks the relay to hand dead letters to the queue again, with all their tries.
 * @returns the ids it will take; those settled before are not among them
 */
export function askReplay(
  db: Db,
  which: 'all' | string,
  by: { practitionerId: string; at: Temporal.Instant },
): Promise<string[]> {
  return settle(db, which, { state: 'replay asked', settled_by: by.practitionerId, settled_at: by.at });
}

/** Gives one dead letter up, with the reason. Returns its id, or nothing when it was settled before. */
export function discard(
  db: Db,
  id: string,
  by: { practitionerId: string; at: Temporal.Instant; reason: string },
): Promise<string[]> {
  return settle(db, id, {
    state: 'discarded',
    settled_by: by.practitionerId,
    settled_at: by.at,
    reason: by.reason,
  });
}

async function settle(
  db: Db,
  which: 'all' | string,
  settled: { state: string; settled_by: string; settled_at: Temporal.Instant; reason?: string },
): Promise<string[]> {
  const waiting = db
    .updateTable('platform.dead_letter')
    .set(settled)
    .where('state', '=', 'waiting')
    .returning('id');
  const rows = await (which === 'all' ? waiting : waiting.where('id', '=', which)).execute();
  return rows.map(({ id }) => id);
}
