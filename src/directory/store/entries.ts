import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../types.ts';

/** An entry as the public has it. */
export interface PublicEntry {
  id: string;
  title: string;
  summary: string;
  content: Json;
  areas: string[];
  checkedOn: Temporal.PlainDate | null;
  /** Its source lists it no more since then, and nobody said yet that it is still offered. */
  goneOn: Temporal.PlainDate | null;
}

export async function publicEntry(db: Db, id: string): Promise<PublicEntry | undefined> {
  const row = await db
    .selectFrom('directory.published')
    .select(['id', 'title', 'summary', 'content', 'areas', 'checked_on as checkedOn', 'gone_on as goneOn'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row as unknown as PublicEntry | undefined;
}
