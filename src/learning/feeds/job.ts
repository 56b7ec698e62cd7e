import type { Database, Db } from '../../platform/db/index.ts';
import { defineTopic, type Handler, handleOutside, tell } from '../../platform/jobs/index.ts';
import { AddressRefused, readText } from '../../platform/outside/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { feedById, feedFailed, keepFeedEvents, runningFeeds } from '../store/event-feed.ts';
import { readFeed } from './read.ts';

/** The topic under which a feed of others' events is fetched: `{ feed: id }`. */
export const FEED_ASKED = defineTopic('learning.feed', ['feed'], { tryTakesSeconds: 120 });

/** Fetches a feed and keeps what it tells. What cannot be fetched leaves what stood there, with the reason beside it. */
export async function takeFeed(
  database: Database,
  id: string,
  now: () => Temporal.Instant,
  fetch: (url: string) => Promise<string> = (url) => readText(url, 'text/calendar, application/json'),
): Promise<void> {
  const feed = await database.work(now(), (db) => feedById(db, id));
  if (!feed || feed.endedAt !== null) return;
  try {
    const events = readFeed(await fetch(feed.href), londonDate(now()));
    await database.work(now(), (db) => keepFeedEvents(db, feed, events, now()));
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    await database.work(now(), (db) => feedFailed(db, id, error.message, now()));
  }
}

/** Has every feed fetched anew. */
export async function askFeeds(db: Db): Promise<number> {
  const feeds = await runningFeeds(db);
  for (const { id } of feeds) await tell(db, FEED_ASKED, { feed: id });
  return feeds.length;
}

export const feedHandlers: readonly Handler[] = [
  handleOutside(FEED_ASKED, {
    run: ({ database, now }, { feed }) => takeFeed(database, feed, now),
    died: (db, { feed }) => feedFailed(db, feed, 'Something went wrong here'),
  }),
];
