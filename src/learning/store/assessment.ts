import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** The bookings of a session whose holders passed its assessment: the latest result counts. */
export async function passedOf(db: Db, sessionId: string): Promise<Map<string, boolean>> {
  const { rows } = await sql<{
    id: string;
    passed: boolean;
  }>`select distinct on (booking_id) booking_id as id, passed
    from learning.assessment where session_id = ${sessionId}::uuid order by booking_id, seq desc`.execute(db);
  return new Map(rows.map(({ id, passed }) => [id, passed]));
}

export async function addResults(
  db: Db,
  sessionId: string,
  results: readonly { id: string; bookingId: string; passed: boolean }[],
  by: { id: string; name: string },
): Promise<void> {
  if (results.length === 0) return;
  await db
    .insertInto('learning.assessment')
    .values(
      results.map(({ id, bookingId, passed }) => ({
        ...{ id, session_id: sessionId, booking_id: bookingId, passed },
        ...{ by_id: by.id, by_name: by.name },
      })),
    )
    .execute();
}
