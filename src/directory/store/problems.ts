import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** What was found wrong with an entry by itself. */
export interface Problem {
  kind: 'link' | 'phone';
  says: string;
  foundOn: Temporal.PlainDate;
}

export async function problemsOf(db: Db, serviceId: string): Promise<Problem[]> {
  const { rows } = await sql<Problem>`select kind, says, found_on as "foundOn" from directory.problem
    where service_id = ${serviceId} order by kind, says`.execute(db);
  return rows;
}

/** Writes down what is wrong of one kind now, in place of what was found before. */
export async function keepProblems(
  db: Db,
  serviceId: string,
  kind: Problem['kind'],
  found: readonly string[],
  on: Temporal.PlainDate,
): Promise<void> {
  await sql`delete from directory.problem where service_id = ${serviceId} and kind = ${kind}
    and says <> all(${[...found]}::text[])`.execute(db);
  for (const says of found)
    await sql`insert into directory.problem (service_id, kind, says, found_on)
      values (${serviceId}, ${kind}, ${says}, ${on}) on conflict do nothing`.execute(db);
}
