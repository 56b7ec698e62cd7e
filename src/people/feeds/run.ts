import { audit, auditEach } from '../../platform/audit/index.ts';
import type { Database, Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { currentModel } from '../model.ts';
import type { Model } from '../rules/matching/types.ts';
import { addFeedDecisions, addTrialEntries, applyBatch, shutOut, timesWritten } from '../store/feed-batch.ts';
import { keepKeys, nextRows, rowsBecame } from '../store/feed-row.ts';
import { feedRun, mayGoOn, runIsAt } from '../store/feed-run.ts';
import { type Ahead, lookAhead, stillStands } from './ahead.ts';
import type { Counts, FeedRun } from './types.ts';
import { type Weighed, weighBatch } from './weigh.ts';

/**
 * So many rows are weighed and written in one transaction, for which whoever adds somebody by a form waits: a fifth of a
 * second on a server. Where the database is in this process, everybody waits.
 */
const BATCH = { postgres: 500, pglite: 200 };

export interface Steps {
  now: () => Temporal.Instant;
  /** Told how far the run is, after each batch. */
  isAt?: (run: Pick<FeedRun, 'rows' | 'counts'>) => void;
  /** Rows in a batch. */
  batch?: number;
}

/**
 * Weighs what is staged of a run, batch after batch, each with all of its effects and the cursor in one transaction:
 * killed at any moment, it goes on where it was. While a batch is written the next is looked up.
 */
export async function weighRun(
  database: Database,
  id: string,
  { now, isAt, batch = BATCH[database.engine] }: Steps,
): Promise<void> {
  for (let before: Before | undefined; ; ) {
    const at = now();
    const begun = Promise.withResolvers<Begun | undefined>();
    const writing = database
      .work(at, (db) => weighNext(db, id, { now: at, before, batch, begin: begun.resolve }))
      .finally(() => begun.resolve(undefined));
    const next = await begun.promise;
    // Whatever goes wrong with looking ahead, the rows are looked up in their turn.
    const looking =
      next && lookAhead(database, next.run, { ...next, most: batch, now: at }).catch(() => undefined);
    const [wrote, ahead] = await Promise.all([writing, looking]);
    if (!wrote) return;
    before = { wrote: wrote.weighed, ahead };
    isAt?.(wrote.run);
  }
}

/** What a batch comes after: what was written, and what was looked up meanwhile. */
interface Before {
  wrote: Weighed;
  ahead: Ahead | undefined;
}

/** A batch that nobody else writes beside, and after which row the next begins. */
interface Begun {
  run: FeedRun;
  line: number;
  written: number;
  model: Model;
}

/** The next batch; undefined when there is none, or nothing to go on with. */
async function weighNext(
  db: Db,
  id: string,
  {
    now,
    before,
    batch,
    begin,
  }: { now: Temporal.Instant; before: Before | undefined; batch: number; begin: (begun: Begun) => void },
): Promise<{ run: FeedRun; weighed: Weighed } | undefined> {
  const run = await feedRun(db, id, true);
  if (run?.state !== 'running') return undefined;
  if (!(await mayGoOn(db, id))) {
    await runIsAt(db, id, { state: 'stopped' });
    await audit(db, { action: 'stop feed', kind: 'feed run', id });
    return undefined;
  }
  if (!run.trial) await shutOut(db);
  const rows = await nextRows(db, run, run.atLine, batch);
  const last = rows.at(-1);
  if (!last) {
    await runIsAt(db, id, { state: 'done', finishedAt: now });
    await audit(db, { action: run.trial ? 'try feed' : 'finish feed', kind: 'feed run', id });
    return undefined;
  }
  const model = await currentModel(db);
  const ahead = await stillStands(db, { ...before, trial: run.trial });
  begin({ run, line: last.line, written: await timesWritten(db), model });
  const today = londonDate(now).toString();
  const weighed = await weighBatch(db, run, rows, { model, today, ahead });
  if (run.trial) await addTrialEntries(db, id, entriesOf(weighed));
  else await write(db, run, weighed, model.version);
  await rowsBecame(db, id, weighed.became, run.trial);
  const counts = counted(run.counts, weighed);
  await runIsAt(db, id, { atLine: last.line, counts });
  return { run: { ...run, counts, atLine: last.line }, weighed };
}

const entriesOf = ({ created }: Weighed) =>
  created.flatMap(({ changes, entries }) => entries.map((entry) => ({ person_id: changes.id, ...entry })));

function counted(before: Counts, { became }: Weighed): Counts {
  const counts = { ...before };
  for (const { outcome } of became) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function write(db: Db, run: FeedRun, weighed: Weighed, version: string): Promise<void> {
  const { created, changed, taken, held, became } = weighed;
  await applyBatch(db, run.id, created, changed);
  await keepKeys(db, run, [
    ...taken.map(({ row, personId }) => ({ ...keyOf(row), state: 'person' as const, personId })),
    ...held.map((row) => ({ ...keyOf(row), state: 'held' as const, personId: null })),
  ]);
  const outcomes = new Map(became.map(({ line, outcome }) => [line, outcome]));
  const outcomeOf = ({ line }: { line: number }) => outcomes.get(line);
  await addFeedDecisions(
    db,
    taken.flatMap(({ row, personId, candidates }) => {
      const outcome = outcomeOf(row);
      return outcome === 'created' || outcome === 'linked'
        ? [
            {
              ...{ kind: outcome, person_id: personId, candidates, model_version: version },
              ...{ reason: `feed ${run.source}`, by_name: run.byName },
            },
          ]
        : [];
    }),
  );
  const action = { created: 'create', linked: 'link', updated: 'change' } as const;
  await auditEach(
    db,
    taken.map(({ row, personId }) => ({
      action: action[(outcomeOf(row) ?? 'created') as keyof typeof action],
      kind: 'person',
      id: personId,
      basis: 'feed',
    })),
  );
}

const keyOf = ({ theirId, hash, says, line }: Weighed['held'][number]) => ({ theirId, hash, says, line });
