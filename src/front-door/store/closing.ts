import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Closing, ClosingReason } from '../close/types.ts';
import type { LooseEnd } from '../rules/closing.ts';
import { instant, maybeInstant, text } from './json.ts';
import type { By } from './rating.ts';

/** A closing from its JSON. */
export function closingOf(row: Record<string, unknown>): Closing {
  const reopenedAt = maybeInstant(row.reopened_at);
  return {
    id: text(row.id),
    why: row.why as ClosingReason,
    words: text(row.words),
    by: text(row.closed_by_name),
    at: instant(row.closed_at),
    reopened: reopenedAt && { at: reopenedAt, by: text(row.reopened_by_name), why: text(row.reopened_why) },
  };
}

/** What is left to do with a concern before it can be closed. */
export async function looseEnds(db: Db, concernId: string): Promise<readonly LooseEnd[]> {
  const { rows } = await sql<{ left: LooseEnd[] | null }>`
    select front_door.loose_ends(${concernId}::uuid) as left`.execute(db);
  return rows[0]?.left ?? ['decision'];
}

/** Closes a concern. @throws where it is closed already */
export async function insertClosing(
  db: Db,
  concernId: string,
  given: { why: ClosingReason; words: string; by: By },
): Promise<void> {
  const { why, words, by } = given;
  await db
    .insertInto('front_door.closing')
    .values({ concern_id: concernId, why, words, closed_by: by.id, closed_by_name: by.name })
    .execute();
}

/** Opens a closed concern again; false when it is not closed. */
export async function endClosing(
  db: Db,
  concernId: string,
  again: { at: Temporal.Instant; by: string; why: string },
): Promise<boolean> {
  const opened = await db
    .updateTable('front_door.closing')
    .set({ reopened_at: again.at, reopened_by_name: again.by, reopened_why: again.why })
    .where('concern_id', '=', concernId)
    .where('reopened_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return opened !== undefined;
}
