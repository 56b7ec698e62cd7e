import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Feed } from '../feeds/types.ts';

const columns = sql`f.id, f.source, f.url, f.areas, f.every_days as "everyDays", f.take_in as "takeIn", f.owner_id as "ownerId",
  f.owner_name as "ownerName", f.version, f.next_at as "nextAt", f.failures, f.failed_since as "failedSince", f.waits,
  (select r.id from directory.import_run r where r.feed_id = f.id order by r.began_at desc, r.id desc limit 1) as "lastRun"`;

/** An address that somebody brings is kept, fetched by nobody until somebody says so; one that moved moves. */
export async function noteFeed(
  db: Db,
  brought: { source: string; url: string; areas: readonly string[]; by: { id: string; name: string } },
): Promise<void> {
  await sql`insert into directory.feed as f (source, url, areas, owner_id, owner_name)
    values (${brought.source}, ${brought.url}, ${[...brought.areas]}, ${brought.by.id}::uuid, ${brought.by.name})
    on conflict (source) do update set url = excluded.url, areas = excluded.areas, version = f.version + 1
      where (f.url, f.areas) is distinct from (excluded.url, excluded.areas)`.execute(db);
}

/** Every address, those that need somebody first. */
export async function feeds(db: Db, most: number): Promise<Feed[]> {
  const { rows } = await sql<Feed>`select ${columns} from directory.feed f
    order by f.failures > 0 desc, f.waits desc, f.source limit ${most}`.execute(db);
  return rows;
}

export async function feedOf(db: Db, id: string, lock = false): Promise<Feed | undefined> {
  const { rows } = await sql<Feed>`select ${columns} from directory.feed f where f.id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function feedOfSource(db: Db, source: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('directory.feed')
    .select('id')
    .where('source', '=', source)
    .executeTakeFirst();
  return row?.id;
}

/** Says how often an address is fetched and what then. Whoever says so hears of it from now on. */
export async function keepFeed(
  db: Db,
  id: string,
  kept: {
    everyDays: number;
    takeIn: boolean;
    nextAt: Temporal.Instant | null;
    by: { id: string; name: string };
  },
): Promise<void> {
  await sql`update directory.feed set every_days = ${kept.everyDays}, take_in = ${kept.takeIn}, next_at = ${kept.nextAt},
      owner_id = ${kept.by.id}::uuid, owner_name = ${kept.by.name}, version = version + 1, failures = 0, failed_since = null,
      told_failing_at = null
    where id = ${id}`.execute(db);
}

/** Addresses whose time has come, and of whose source nothing is under way. Locked: two processes never order one. */
export async function takeDueFeeds(db: Db, now: Temporal.Instant): Promise<Feed[]> {
  const { rows } = await sql<Feed>`select ${columns} from directory.feed f where f.next_at <= ${now}
      and not exists (select from directory.import_run r where r.source = f.source and r.state in ('fetching', 'running'))
    order by f.next_at limit 20 for update skip locked`.execute(db);
  return rows;
}

/** Runs of addresses that came to no end for so long that they never will. */
export async function strandedRuns(db: Db, before: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from directory.import_run
    where feed_id is not null and state in ('fetching', 'running') and began_at < ${before} for update skip locked`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export async function nextFetch(db: Db, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update directory.feed set next_at = ${at}::timestamptz where id = ${id} and every_days > 0`.execute(
    db,
  );
}

/** What its earlier runs brought and nobody took in is passed over: their reports stay, and what came does not. */
export async function passOver(db: Db, run: { id: string; source: string }): Promise<void> {
  await sql`update directory.import_row w set content = null from directory.import_run r
    where r.id = w.run_id and r.source = ${run.source} and r.id <> ${run.id} and r.feed_id is not null and r.trial
      and w.content is not null`.execute(db);
}

/** Of a run's report stays what is not as it was. */
export async function forgetUnchanged(db: Db, runId: string): Promise<void> {
  await db
    .deleteFrom('directory.import_row')
    .where('run_id', '=', runId)
    .where('outcome', '=', 'unchanged')
    .execute();
}

/** How many of those that a run's report calls gone were there until now. */
export async function newlyGone(db: Db, runId: string): Promise<number> {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from directory.import_row r
    join directory.service s on s.id = r.service_id and s.gone_on is null
    where r.run_id = ${runId} and r.outcome = 'gone'`.execute(db);
  return rows[0]?.many ?? 0;
}

/** It could be fetched; a person must say whether it is taken in where it `waits`. */
export async function feedFetched(db: Db, id: string, waits: boolean): Promise<void> {
  await sql`update directory.feed set failures = 0, failed_since = null, told_failing_at = null, waits = ${waits},
      told_waiting_at = case when ${waits} then told_waiting_at end where id = ${id}`.execute(db);
}

/** A person took in what waited. */
export async function feedTaken(db: Db, source: string): Promise<void> {
  await sql`update directory.feed set waits = false, told_waiting_at = null where source = ${source} and waits`.execute(
    db,
  );
}

/** It could not be fetched. */
export async function feedFailed(
  db: Db,
  id: string,
  at: Temporal.Instant,
  next: Temporal.Instant,
): Promise<void> {
  await sql`update directory.feed set failures = failures + 1, failed_since = coalesce(failed_since, ${at}),
      next_at = case when every_days > 0 then least(next_at, ${next}::timestamptz) end where id = ${id}`.execute(
    db,
  );
}

export interface ToTell {
  id: string;
  source: string;
  ownerId: string;
  failing: boolean;
}

/** Addresses whose owner is to hear of something, and has not; and that they have now. */
export async function takeToTell(db: Db, failures: number, at: Temporal.Instant): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`
    with failing as (update directory.feed set told_failing_at = ${at}
      where every_days > 0 and failures >= ${failures} and told_failing_at is null returning id, source, owner_id),
    waiting as (update directory.feed set told_waiting_at = ${at}
      where every_days > 0 and failures < ${failures} and waits and told_waiting_at is null returning id, source, owner_id)
    select id, source, owner_id as "ownerId", true as failing from failing
    union all select id, source, owner_id, false from waiting`.execute(db);
  return rows;
}

/** Whether another feed of the same source is being taken in at this moment. */
export async function takenInNow(db: Db, run: { id: string; source: string }): Promise<boolean> {
  const row = await db
    .selectFrom('directory.import_run')
    .select('id')
    .where('source', '=', run.source)
    .where('id', '<>', run.id)
    .where('state', '=', 'running')
    .where('trial', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}
