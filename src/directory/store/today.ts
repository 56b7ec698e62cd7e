import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** The day in London on which the transaction works. */
export async function today(db: Db): Promise<Temporal.PlainDate> {
  const { rows } = await sql<{ day: Temporal.PlainDate }>`
    select (access.now() at time zone 'Europe/London')::date as day`.execute(db);
  return rows[0]?.day ?? Temporal.Now.plainDateISO('Europe/London');
}

/** The instant that the transaction goes by. */
export async function nowOf(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select access.now() as now`.execute(db);
  return rows[0]?.now ?? Temporal.Now.instant();
}
