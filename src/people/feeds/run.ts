import { audit, auditEach } from '../../platform/audit/index.ts';
import type { Database, Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { currentModel } from '../model.ts';
import { addFeedDecisions, addTrialEntries, applyBatch, shutOut } from '../store/feed-batch.ts';
import { keepKeys, nextRows, rowsBecame } from '../store/feed-row.ts';
import { feedRun, runIsAt } from '../store/feed-run.ts';
import type { Counts, FeedRun } from './types.ts';
import { type Weighed, weighBatch } from './weigh.ts';

/** So many rows are weighed and written in one transaction, for which whoever adds somebody by a form waits. */
const BATCH = 200;

export interface Steps {
  now: () => Temporal.Instant;
  /** Told how far the run is, after each batch. */
  isAt?: (run: Pick<FeedRun, 'rows' | 'counts'>) => void;
}

/**
 * Weighs what is staged of a run, batch after batch, each with all of its effects and the cursor in one transaction:
 * killed at any moment, it goes on where it was.
 */
export async function weighRun(database: Database, id: string, { now, isAt }: Steps): Promise<void> {
  for (;;) {
    const at = now();
    const run = await database.work(at, (db) => weighNext(db, id, at));
    if (!run) return;
    isAt?.(run);
  }
}

/** The next batch; undefined when there is none, or nothing to go on with. */
async function weighNext(db: Db, id: string, now: Temporal.Instant): Promise<FeedRun | undefined> {
  const run = await feedRun(db, id, true);
  if (run?.state !== 'running') return undefined;
  if (!run.trial) await shutOut(db);
  const rows = await nextRows(db, run, run.atLine, BATCH);
  const last = rows.at(-1);
  if (!last) {
    await runIsAt(db, id, { state: 'done', finishedAt: now });
    await audit(db, { action: run.trial ? 'try feed' : 'finish feed', kind: 'feed run', id });
    return undefined;
  }
  const model = await currentModel(db);
  const today = londonDate(now).toString();
  const weighed = await weighBatch(db, run, rows, { model, today });
  if (run.trial) await addTrialEntries(db, id, entriesOf(weighed));
  else await write(db, run, weighed, model.version);
  await rowsBecame(db, id, weighed.became, run.trial);
  const counts = counted(run.counts, weighed);
  await runIsAt(db, id, { atLine: last.line, counts });
  return { ...run, counts, atLine: last.line };
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
