import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { UnreadEvent } from '../chronology/unread/types.ts';

/** Shielded events that nobody may read any more, in the areas that the context watches over, the latest first; or one of them. */
export async function unreadEvents(
  db: Db,
  {
    size,
    after,
    only,
  }: { size: number; after?: { at: Temporal.Instant; id: string } | undefined; only?: string },
): Promise<UnreadEvent[]> {
  const { rows } = await sql<UnreadEvent>`select id, at, team_id as "teamId", reference, people
    from people.unread_events(${only ?? null}::uuid, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${size})`.execute(
    db,
  );
  return rows;
}

/** Names people for such an event; how many could be, undefined where somebody reads it meanwhile. */
export async function nameAnew(
  db: Db,
  id: string,
  named: readonly string[],
  why: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ named: number | null }>`
    select people.name_anew(${id}::uuid, ${[...named]}::uuid[], ${why}) as named`.execute(db);
  return rows[0]?.named ?? undefined;
}
