import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { audit } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { csvLine } from '../../platform/lists/index.ts';
import { Unusable } from '../match-file/mapping.ts';
import type { Progress } from '../match-file/read.ts';
import { mayWrite, writeLines } from '../match-file/write.ts';
import { outcomeRows } from '../store/feed-row.ts';
import { addRun, deleteRun, feedRun, unfinishedRun } from '../store/feed-run.ts';
import { type Columns, mappedColumns, usualColumns, wrongColumns } from './columns.ts';
import { checkFile } from './file.ts';
import { type Steps, weighRun } from './run.ts';
import { headingOf, stageFile } from './stage.ts';
import type { FeedRun } from './types.ts';

/** What `npm run people:import` was asked to do. */
export interface Asked {
  path: string;
  source: string;
  team: { id: string; agencyId: string; area: string | null };
  agencyId: string;
  /** The words of a map; undefined where the columns are called as they usually are. */
  map: string | undefined;
  out: string | undefined;
  dryRun: boolean;
}

/** How a run ended, and whether it was one that had been stopped. */
export interface Fed {
  run: FeedRun;
  wentOn: boolean;
}

const TRIAL_HOURS = 24;

/**
 * Takes a file in, or goes on with one that was stopped: the same file, source and map are the same run. A dry run
 * weighs everything in the same way, changes nobody, and leaves nothing behind but its line in the audit.
 */
export async function feedFile(
  database: Database,
  asked: Asked,
  { now, progress, batch }: Pick<Steps, 'now' | 'batch'> & { progress: Progress },
): Promise<Fed> {
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(asked.source))
    throw new Unusable('--source is a short name in small letters, like school-census.');
  if (asked.out !== undefined) await mayWrite(asked.out, [asked.path]);
  progress('Checking', 0);
  const bytes = await checkFile(asked.path);
  const heading = await headingOf(asked.path);
  const columns = asked.map === undefined ? usualColumns(heading) : mappedColumns(asked.map);
  const wrong = wrongColumns(columns, heading);
  if (wrong) throw new Unusable(wrong);
  const { run, wentOn } = await begun(database, asked, { heading, columns, bytes, now: now() });
  await stageFile(
    database,
    run,
    { path: asked.path, columns },
    { now, isAt: (rows) => progress('Reading', rows) },
  );
  const step = asked.dryRun ? 'Trying' : 'Taking in';
  await weighRun(database, run.id, {
    now,
    ...(batch === undefined ? {} : { batch }),
    isAt: ({ rows, counts }) => progress(step, weighedIn(counts), rows),
  });
  const ended = await database.work(now(), (db) => feedRun(db, run.id));
  if (!ended) throw new Unusable('Another command finished this run.');
  if (asked.out !== undefined) await writeOutcomes(database, ended, asked.out, now);
  if (asked.dryRun) await database.work(now(), (db) => deleteRun(db, run.id));
  return { run: ended, wentOn };
}

const weighedIn = (counts: FeedRun['counts']) => Object.values(counts).reduce((sum, count) => sum + count, 0);

async function begun(
  database: Database,
  asked: Asked,
  file: { heading: readonly string[]; columns: Columns; bytes: string; now: Temporal.Instant },
): Promise<Fed> {
  const { source, team, agencyId, dryRun } = asked;
  const fileHash = createHash('sha256')
    .update(JSON.stringify([file.bytes, Object.entries(file.columns).sort()]))
    .digest('base64url');
  return database.work(file.now, async (db) => {
    const same = await unfinishedRun(db, { source, agencyId, fileHash, trial: dryRun });
    if (same) {
      await audit(db, { action: 'go on with feed', kind: 'feed run', id: same.id });
      return { run: same, wentOn: true };
    }
    const id = await addRun(db, {
      ...{ source, agencyId, teamId: team.id, area: team.area, fileHash, trial: dryRun },
      ...{ fileName: basename(asked.path).slice(0, 100), columns: file.heading, mapping: file.columns },
      ...{ state: 'staging', byName: 'the command line' },
      expiresAt: file.now.add({ hours: TRIAL_HOURS }),
    });
    await audit(db, { action: 'begin feed', kind: 'feed run', id });
    const run = await feedRun(db, id);
    if (!run) throw new Error('a run that was just begun is gone');
    return { run, wentOn: false };
  });
}

const PAGE = 5_000;

/** A line for each row: its number, their reference, what became of it, and why. No spreadsheet runs it. */
async function writeOutcomes(
  database: Database,
  run: FeedRun,
  path: string,
  now: () => Temporal.Instant,
): Promise<void> {
  const line = (cells: readonly (string | number)[]) => csvLine(cells).trimEnd();
  await writeLines(
    path,
    (async function* () {
      yield `\ufeff${line(['row', 'their reference', 'outcome', 'why'])}`;
      for (let after = 1; ; ) {
        const rows = await database.work(now(), (db) => outcomeRows(db, run.id, after, PAGE));
        for (const row of rows) yield line([row.line, row.theirId, row.outcome, row.reasons.join('; ')]);
        const last = rows.at(-1);
        if (!last) return;
        after = last.line;
      }
    })(),
  );
}
