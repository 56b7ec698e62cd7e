import { sql } from 'kysely';
import type { Database, Db } from '../db/index.ts';

/** How one topic stands. `waiting` counts what is not begun, due or not; `due` what could be done now. */
export interface TopicFigures {
  topic: string;
  waiting: number;
  active: number;
  due: number;
}

/** What operators and /metrics watch. Ages are in whole seconds; 0 when there is nothing. */
export interface JobFigures {
  /** Messages that should have gone and have not: waiting, being sent, or failed and not given up by an operator. */
  unsentMessages: number;
  oldestUnsentSeconds: number;
  /** Dead letters that nobody has settled. */
  deadLetters: number;
  replaysAsked: number;
  /** Rows that the relay has not handed on, and how long the first has waited. */
  outboxWaiting: number;
  oldestOutboxSeconds: number;
  topics: TopicFigures[];
}

/** Counts what waits. Reads as `app_worker` and shows no content, so that it needs no identity. */
export function jobFigures(database: Database, now: Temporal.Instant): Promise<JobFigures> {
  return database.work(now, async (db) => ({
    ...(await messageFigures(db, now)),
    ...(await letterFigures(db)),
    ...(await outboxFigures(db, now)),
    topics: await topicFigures(db, now),
  }));
}

async function messageFigures(db: Db, now: Temporal.Instant) {
  const { rows } = await sql<{ n: number; oldest: Temporal.Instant | null }>`
    select count(*) as n, min(m.created_at) as oldest from platform.message m
    where (m.state in ('waiting', 'sending') and (m.not_before is null or m.not_before <= ${now})) or (m.state = 'failed' and exists (
      select from platform.dead_letter d where d.outbox_id = m.outbox_id and d.state in ('waiting', 'replay asked')))`.execute(
    db,
  );
  return { unsentMessages: rows[0]?.n ?? 0, oldestUnsentSeconds: secondsSince(rows[0]?.oldest, now) };
}

async function letterFigures(db: Db) {
  const { rows } = await sql<{ waiting: number; asked: number }>`
    select count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'replay asked') as asked
    from platform.dead_letter where state in ('waiting', 'replay asked')`.execute(db);
  return { deadLetters: rows[0]?.waiting ?? 0, replaysAsked: rows[0]?.asked ?? 0 };
}

async function outboxFigures(db: Db, now: Temporal.Instant) {
  const { rows } = await sql<{ n: number; oldest: Temporal.Instant | null }>`
    select count(*) as n, min(created_at) as oldest from platform.outbox
    where relayed_at is null and (not_before is null or not_before <= ${now})`.execute(db);
  return { outboxWaiting: rows[0]?.n ?? 0, oldestOutboxSeconds: secondsSince(rows[0]?.oldest, now) };
}

// A retry due at once may start after this transaction did: the clock of the statement counts too.
async function topicFigures(db: Db, now: Temporal.Instant): Promise<TopicFigures[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(
    db,
  );
  if (!there.rows[0]?.there) return outboxTopics(db, now);
  const { rows } = await sql<TopicFigures>`
    select topic, sum(waiting)::int as waiting, sum(active)::int as active, sum(due)::int as due from (
      select q.name as topic, 0 as waiting, 0 as active, 0 as due from pgboss.queue q
      union all
      select name, (state < 'active')::int, (state = 'active')::int,
        (state = 'active' or start_after <= greatest(pgboss.job_now(), clock_timestamp()))::int
      from pgboss.job where state < 'completed'
      union all
      select topic, 1, 0, (not_before is null or not_before <= ${now})::int from platform.outbox
      where relayed_at is null) counted
    group by topic order by topic`.execute(db);
  return rows;
}

async function outboxTopics(db: Db, now: Temporal.Instant): Promise<TopicFigures[]> {
  const { rows } = await sql<TopicFigures>`
    select topic, count(*)::int as waiting, 0 as active,
      count(*) filter (where not_before is null or not_before <= ${now})::int as due
    from platform.outbox where relayed_at is null group by topic order by topic`.execute(db);
  return rows;
}

function secondsSince(instant: Temporal.Instant | null | undefined, now: Temporal.Instant): number {
  return instant ? Math.max(0, Math.floor(instant.until(now).total('seconds'))) : 0;
}
