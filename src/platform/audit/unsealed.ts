import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** How many audit rows no signed batch holds yet: a second's worth when all is well. Read as `app_worker`. */
export async function unsealedRows(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with settled as materialized (select coalesce(max(settled_seq), 0) as seq from audit.seal),
      held as materialized (
        select unnest(s.seqs) as seq from audit.seal s, settled where s.last_seq > settled.seq)
    select count(*) as n from audit.event e, settled
    where e.seq > settled.seq and not exists (select from held where held.seq = e.seq)`.execute(db);
  return rows[0]?.n ?? 0;
}
