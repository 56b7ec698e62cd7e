import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { type CleanUp, tell } from '../../platform/jobs/index.ts';
import { inLondon } from '../../platform/time/london.ts';
import { IMPORT_TAKEN } from '../import/job.ts';
import { FAILURES_BEFORE_TOLD, nextNight } from '../rules/feed.ts';
import { nextFetch, strandedRuns, takeDueFeeds, takeToTell } from '../store/fetched.ts';
import { addImport, importRun } from '../store/imports.ts';
import { remind } from '../watch/remind.ts';
import { runFailed } from './ended.ts';

const LONGEST_HOURS = 12;

/** Has every address fetched whose time has come. What came to no end within twelve hours is given up. */
async function fetchFeeds(db: Db, now: Temporal.Instant): Promise<number> {
  for (const id of await strandedRuns(db, now.subtract({ hours: LONGEST_HOURS }))) {
    const run = await importRun(db, id, true);
    if (run) await runFailed(db, run, 'It came to no end within 12 hours', now);
  }
  const due = await takeDueFeeds(db, now);
  for (const feed of due) {
    const run = await addImport(db, {
      ...{ source: feed.source, name: new URL(feed.url).hostname, url: feed.url, areas: feed.areas },
      ...{ whole: true, rows: 0, by: { id: feed.ownerId, name: feed.ownerName }, feedId: feed.id },
    });
    await nextFetch(db, feed.id, nextNight(inLondon(now), feed));
    await tell(db, IMPORT_TAKEN, { run });
    await audit(db, { action: 'bring', kind: 'directory import', id: run, basis: 'by itself' });
  }
  return due.length;
}

/** Tells whoever keeps an address, once, that it cannot be fetched or that what came waits for them. */
async function tellOwners(db: Db, now: Temporal.Instant, baseUrl: string): Promise<number> {
  const told = await takeToTell(db, FAILURES_BEFORE_TOLD, now);
  for (const { id, source, ownerId, failing } of told) {
    const words = failing
      ? `The directory ${source} could not be fetched ${FAILURES_BEFORE_TOLD} times in a row. It is tried again each night. Please sign in, and see why`
      : `What the directory ${source} has now is different, and waits until somebody says that it is taken in. Please sign in, and see the report`;
    await remind(db, ownerId, `${words}:\n\n${baseUrl}/directory/feeds/${id}`, 'directory.publish');
  }
  return told.length;
}

export const feedCleanUps: readonly CleanUp[] = [
  { name: 'addresses of other directories are fetched again', every: { minutes: 15 }, remove: fetchFeeds },
  { name: 'those who keep an address hear of it', every: { hours: 1 }, remove: tellOwners },
];
