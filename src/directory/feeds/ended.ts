import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { inLondon } from '../../platform/time/london.ts';
import type { Counts, Run } from '../import/types.ts';
import { nextNight, whatNow } from '../rules/feed.ts';
import {
  feedFailed,
  feedFetched,
  feedOf,
  feedTaken,
  forgetUnchanged,
  newlyGone,
  passOver,
  takenInNow,
} from '../store/fetched.ts';
import { forgetContents, runIs } from '../store/imports.ts';

/** A run stopped. Of an address that is fetched by itself it is counted, and it is tried again the next night. */
export async function runFailed(db: Db, run: Run, failure: string, now: Temporal.Instant): Promise<void> {
  await runIs(db, run.id, { state: 'failed', failure, finishedAt: now });
  await forgetContents(db, run.id);
  const feed = run.feedId ? await feedOf(db, run.feedId, true) : undefined;
  if (feed) await feedFailed(db, feed.id, now, nextNight(inLondon(now), { ...feed, failed: true }));
}

/**
 * What comes after the trial of an address that was fetched by itself: nothing where nothing would change, a person where
 * too much would or they want to see it first; else it is taken in, and what the trial said is kept beside.
 * @returns whether the run goes on
 */
export async function goesOn(db: Db, run: Run, counts: Counts): Promise<boolean> {
  const feed = run.feedId ? await feedOf(db, run.feedId, true) : undefined;
  if (!feed) return false;
  const takes = (counts.new ?? 0) + (counts.updated ?? 0) + (counts.held ?? 0);
  const free = feed.takeIn && !(await takenInNow(db, run));
  const next = whatNow({ rows: run.rows, takes, gone: await newlyGone(db, run.id) }, free);
  await passOver(db, run);
  await feedFetched(db, feed.id, next === 'ask');
  if (next === 'nothing') {
    await forgetUnchanged(db, run.id);
    await forgetContents(db, run.id);
  }
  if (next !== 'take') return false;
  await runIs(db, run.id, { trial: false, tried: counts, atLine: 0, counts: {} });
  await audit(db, { action: 'take in', kind: 'directory import', id: run.id, basis: 'by itself' });
  return true;
}

/** What came was taken in: of a report that nobody asked for stays what changed, and nobody is waited for. */
export async function takenInOf(db: Db, run: Run): Promise<void> {
  if (run.feedId) await forgetUnchanged(db, run.id);
  if (!run.overtaken) await feedTaken(db, run.source);
}
