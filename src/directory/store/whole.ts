import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { FeedService } from './feed.ts';

export interface WholeService extends FeedService {
  areas: string[];
}

/** What the whole public directory is as old as: it differs after every change of it. */
export async function wholeStamp(db: Db): Promise<string> {
  const { rows } = await sql<{
    stamp: string;
  }>`select concat_ws(' ', count(*), max(last_modified), max(checked_on),
      count(checked_on), count(gone_on)) as stamp from directory.published`.execute(db);
  return rows[0]?.stamp ?? '';
}

/** Public entries by their ids, some at a time: `after` is the last of the time before. */
export async function wholeAfter(db: Db, after: string | undefined, size: number): Promise<WholeService[]> {
  const { rows } = await sql<WholeService>`select s.id, s.content, s.areas, s.checked_on as "checkedOn",
      s.gone_on as "goneOn"
    from directory.published s where ${after ? sql`s.id > ${after}::uuid` : sql`true`} order by s.id limit ${size}`.execute(
    db,
  );
  return rows;
}
