import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Text } from '../types.ts';
import { type TextRow, textOf } from './text.ts';

/** A newer text of a page that came with the product. */
export interface Offer {
  name: string;
  hash: string;
  arrivedAt: Temporal.Instant;
  text: Text;
}

/** What is offered for a page and was neither taken nor left. */
export async function offerFor(db: Db, pageId: string): Promise<Offer | undefined> {
  const { rows } = await sql<TextRow & { name: string; hash: string; arrivedAt: Temporal.Instant }>`
    select h.name, h.hash, h.arrived_at as "arrivedAt", t.*
    from library.shipped h
      cross join lateral jsonb_to_record(h.content) t(title text, summary text, body text, facts jsonb, audiences text[],
        ages text[], topics text[], reading text, sensitive boolean, neutral_title text, as_at date, covers_until date,
        review_due date, sources jsonb)
    where h.page_id = ${pageId} and h.settled_hash is distinct from h.hash
    order by h.arrived_at limit 1`.execute(db);
  const [row] = rows;
  return row && { name: row.name, hash: row.hash, arrivedAt: row.arrivedAt, text: textOf(row) };
}

/** It was taken or left: it is not offered again. @returns false where it is another by now */
export async function settleOffer(db: Db, name: string, hash: string): Promise<boolean> {
  const settled = await db
    .updateTable('library.shipped')
    .set({ settled_hash: hash })
    .where('name', '=', name)
    .where('hash', '=', hash)
    .returning('name')
    .executeTakeFirst();
  return settled !== undefined;
}
