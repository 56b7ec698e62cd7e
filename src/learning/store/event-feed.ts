import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { FeedEvent } from '../feeds/types.ts';

/** Where events of others come from by themselves. */
export interface Feed {
  id: string;
  name: string;
  href: string;
  triedAt: Temporal.Instant | null;
  fetchedAt: Temporal.Instant | null;
  failure: string | null;
  endedAt: Temporal.Instant | null;
}

const feeds = (db: Db) =>
  db
    .selectFrom('learning.external_feed')
    .select(['id', 'name', 'href', 'failure', 'tried_at as triedAt', 'fetched_at as fetchedAt'])
    .select('ended_at as endedAt');

/** The feeds that are fetched, by name. */
export function runningFeeds(db: Db): Promise<Feed[]> {
  return feeds(db).where('ended_at', 'is', null).orderBy('name').limit(100).execute();
}

export function feedById(db: Db, id: string): Promise<Feed | undefined> {
  return feeds(db).where('id', '=', id).executeTakeFirst();
}

/** Adds a feed; undefined where its address is there already. One that was ended begins again. */
export async function addFeed(
  db: Db,
  feed: { name: string; href: string; by: string },
): Promise<string | undefined> {
  const { name, href, by } = feed;
  const again = await db
    .updateTable('learning.external_feed')
    .set({ ended_at: null })
    .where('href', '=', href)
    .where('ended_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (again) return again.id;
  const row = await db
    .insertInto('learning.external_feed')
    .values({ name, href, added_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Ends a feed and what it brought; false when it is ended already. */
export async function endFeed(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const row = await db
    .updateTable('learning.external_feed')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await db
    .updateTable('learning.external_event')
    .set({ ended_at: at })
    .where('feed_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  return true;
}

/** Keeps what a feed tells now, checked today; what it no longer tells has ended. */
export async function keepFeedEvents(
  db: Db,
  feed: Feed,
  events: readonly FeedEvent[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = events.map(({ uid, title, words, href, days: [next, ...later] }) => ({
    ...{ uid, title, words, href: href ?? feed.href, starts_on: next?.toString() ?? null },
    later_on: later.map(String),
  }));
  await sql`insert into learning.external_event (feed_id, uid, title, provider, words, href, starts_on, later_on, checked_on)
    select ${feed.id}::uuid, r.uid, r.title, ${feed.name}, r.words, r.href, r.starts_on, r.later_on,
      (${at}::timestamptz at time zone 'Europe/London')::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(uid text, title text, words text, href text, starts_on date,
      later_on date[])
    on conflict (feed_id, uid) where feed_id is not null do update set title = excluded.title, provider = excluded.provider,
      words = excluded.words, href = excluded.href, starts_on = excluded.starts_on,
      later_on = excluded.later_on, checked_on = excluded.checked_on,
      ended_at = null`.execute(db);
  const told = rows.map(({ uid }) => uid);
  await sql`update learning.external_event set ended_at = ${at} where feed_id = ${feed.id} and ended_at is null
    and not uid = any(${told}::text[])`.execute(db);
  await db
    .updateTable('learning.external_feed')
    .set({ tried_at: at, fetched_at: at, failure: null })
    .where('id', '=', feed.id)
    .execute();
}

/** Says why a feed could not be fetched. What it brought before stays. */
export async function feedFailed(db: Db, id: string, failure: string, at?: Temporal.Instant): Promise<void> {
  await db
    .updateTable('learning.external_feed')
    .set({ tried_at: at ?? sql<Temporal.Instant>`access.now()`, failure })
    .where('id', '=', id)
    .execute();
}
