import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Wording } from '../wording/types.ts';

/** Notes what a topic or a group of words says from now on. */
export async function noteWording(db: Db, noted: Omit<Wording, 'id' | 'at'>): Promise<void> {
  const { what, ref, says, said, byName } = noted;
  await db.insertInto('library.wording').values({ what, ref, says, said, by_name: byName }).execute();
}

/** What was changed, the latest first; of one of them alone with `of`. */
export async function listWording(
  db: Db,
  {
    of,
    after,
    most,
  }: { of?: string; after?: { at: Temporal.Instant; id: string } | undefined; most: number },
): Promise<Wording[]> {
  const { rows } =
    await sql<Wording>`select id, what, ref, says, said, by_name as "byName", at from library.wording
    where (${of ?? null}::uuid is null or ref = ${of ?? null}::uuid)
      and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by at desc, id desc limit ${most}`.execute(db);
  return rows;
}
