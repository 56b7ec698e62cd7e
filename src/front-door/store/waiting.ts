import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Waiting } from '../waiting/types.ts';

const MOST = 10;

/**
 * What waits on concerns that the context may work on: decisions of others for a second person, and disagreements
 * at their stage. The first due first.
 */
export async function readWaiting(db: Db, me: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id as "concernId", c.child_label as "childLabel", w.who, w.stage, w.disagreement_id as "disagreementId",
      coalesce(w.due_at, c.due_at) as "dueAt"
    from (
      select p.concern_id, p.proposed_by_name as who, null as stage, null::uuid as disagreement_id, null::timestamptz as due_at
        from front_door.proposal p where p.answer is null and p.proposed_by <> ${me}::uuid
      union all
      select d.concern_id, d.who, s.stage, d.id, s.due_at from front_door.disagreement_stage s
        join front_door.disagreement d on d.id = s.disagreement_id where s.ended_at is null
    ) w join front_door.concern c on c.id = w.concern_id
    where front_door.may_work(c.id) order by 6 nulls last, c.id limit ${MOST}`.execute(db);
  return rows;
}
