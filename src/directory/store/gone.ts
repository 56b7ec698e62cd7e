import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A run that began anew reports anew. */
export async function forgetGone(db: Db, runId: string): Promise<void> {
  await db
    .deleteFrom('directory.import_row')
    .where('run_id', '=', runId)
    .where('outcome', '=', 'gone')
    .execute();
}

/** Puts on a run's report which public entries of its source it does not have. Says how many. */
export async function reportGone(db: Db, run: { id: string; source: string; rows: number }): Promise<number> {
  const { rows } =
    await sql`insert into directory.import_row (run_id, line, source_id, name, outcome, reasons, service_id)
    select ${run.id}::uuid, ${run.rows} + row_number() over (order by s.title, s.id), s.source_id, left(s.title, 200), 'gone',
      array[case when s.gone_kept_on is null then 'It is not in this feed any more'
        else 'It is not in this feed any more. Somebody here said that it is still offered' end], s.id
    from directory.service s where s.source = ${run.source} and s.published and not exists (select from directory.import_row r
      where r.run_id = ${run.id} and r.source_id = s.source_id and r.outcome <> 'gone')
    returning line`.execute(db);
  return rows.length;
}

/** Notes on the entries themselves what a run's report says is gone. @returns those of which it is news */
export async function markGone(db: Db, runId: string, today: Temporal.PlainDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update directory.service s set gone_on = ${today}::date
    from directory.import_row r where r.run_id = ${runId} and r.outcome = 'gone' and r.service_id = s.id and s.gone_on is null
    returning s.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Entries that a run has again stand as before; what the setting hid, and no person, is public again. */
export async function markBack(
  db: Db,
  run: { id: string; source: string },
  at: Temporal.Instant,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`update directory.service s set gone_on = null, gone_kept_on = null,
      gone_told_on = null, published = s.published or s.gone_hidden, gone_hidden = false, last_modified = ${at}
    where s.source = ${run.source} and s.gone_on is not null and exists (select from directory.import_row r
      where r.run_id = ${run.id} and r.source_id = s.source_id and r.outcome not in ('gone', 'refused'))
    returning s.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Owners of entries that are gone from their source and who were not asked since; and that they are now. */
export async function takeGone(
  db: Db,
  today: Temporal.PlainDate,
): Promise<{ ownerId: string; many: number }[]> {
  const { rows } = await sql<{ ownerId: string; many: number }>`
    with asked as (update directory.service set gone_told_on = ${today}
      where published and gone_on is not null and gone_kept_on is null and gone_told_on is null and owner_id is not null
      returning owner_id)
    select owner_id as "ownerId", count(*)::int as many from asked group by owner_id`.execute(db);
  return rows;
}

/** Hides what its source lists no more since a day, where nobody said that it is still offered. */
export async function hideGone(db: Db, before: Temporal.PlainDate, at: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update directory.service
    set published = false, gone_hidden = true, last_modified = ${at}
    where published and gone_on <= ${before} and gone_kept_on is null and gone_told_on is not null
    returning id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Somebody here says that it is still offered, whatever its source lists. */
export async function keepGone(db: Db, id: string, on: Temporal.PlainDate): Promise<void> {
  await db.updateTable('directory.service').set({ gone_kept_on: on }).where('id', '=', id).execute();
}
