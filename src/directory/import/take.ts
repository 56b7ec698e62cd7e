import { audit, auditEach } from '../../platform/audit/index.ts';
import type { Database, Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { goesOn, takenInOf } from '../feeds/ended.ts';
import { objects, textOf } from '../hsds/clean.ts';
import { hashOf } from '../hsds/ids.ts';
import { termsOf } from '../hsds/project.ts';
import { readService } from '../hsds/read.ts';
import { readFrom } from '../publish.ts';
import { forgetGone, markBack, markGone, reportGone } from '../store/gone.ts';
import { applyImported, type Incoming } from '../store/import-batch.ts';
import {
  type Became,
  earlierIn,
  forgetContents,
  importRowsAfter,
  importRun,
  rowsBecame,
  runIs,
  type Standing,
  standing,
} from '../store/imports.ts';
import type { Json } from '../types.ts';
import type { Run } from './types.ts';

/** So many entries are read and written in one transaction. */
const BATCH = 250;

/** Takes what is kept of a run, batch after batch, each with its effects and the cursor in one transaction. */
export async function takeRun(database: Database, id: string, now: () => Temporal.Instant): Promise<void> {
  while (await database.work(now(), (db) => takeNext(db, id, now()))) {
    // Until nothing is left.
  }
}

async function takeNext(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const run = await importRun(db, id, true);
  if (run?.state !== 'running') return false;
  if (run.atLine === 0) await forgetGone(db, id);
  const rows = await importRowsAfter(db, id, run.atLine, BATCH);
  const last = rows.at(-1);
  if (!last) {
    const gone = run.whole ? await reportGone(db, run) : 0;
    const counts = { ...run.counts, ...(gone > 0 ? { gone } : {}) };
    if (run.trial && (await goesOn(db, run, counts))) return true;
    await runIs(db, id, { state: 'done', finishedAt: now, counts });
    if (!run.trial) {
      await noteGone(db, run, now);
      await forgetContents(db, id);
      await takenInOf(db, run);
    }
    await audit(db, { action: run.trial ? 'try import' : 'finish import', kind: 'directory import', id });
    return false;
  }
  const became = await takeBatch(db, run, rows, now);
  await rowsBecame(db, id, became);
  const counts = { ...run.counts };
  for (const { outcome } of became) counts[outcome] = (counts[outcome] ?? 0) + 1;
  await runIs(db, id, { atLine: last.line, counts });
  return true;
}

/** What the source lists no more is said on the entry from now on; what it lists again is not. */
async function noteGone(db: Db, run: Run, now: Temporal.Instant): Promise<void> {
  const back = await markBack(db, run, now);
  const gone = await markGone(db, run.id, londonDate(now));
  await auditEach(db, [
    ...back.map((id) => ({ action: 'find again', kind: 'service', id, basis: 'import' })),
    ...gone.map((id) => ({ action: 'miss', kind: 'service', id, basis: 'import' })),
  ]);
}

type Given = { line: number; sourceId: string; content: Json; notes: readonly string[]; hash: string };

async function takeBatch(
  db: Db,
  run: Run,
  rows: readonly { line: number; content: unknown }[],
  now: Temporal.Instant,
): Promise<Became[]> {
  const refused: Became[] = [];
  const given: Given[] = [];
  for (const { line, content } of rows) {
    const read = readService(content, run.source);
    if (read.ok)
      given.push({
        line,
        sourceId: read.sourceId,
        content: read.content,
        notes: read.notes,
        hash: hashOf(content),
      });
    else
      refused.push({
        line,
        sourceId: read.sourceId,
        name: read.name,
        outcome: 'refused',
        reasons: read.reasons,
        serviceId: null,
      });
  }
  const seen = await earlierIn(
    db,
    run.id,
    run.atLine,
    given.map(({ sourceId }) => sourceId),
  );
  const known = await standing(
    db,
    run.source,
    given.map(({ sourceId }) => sourceId),
    given.map(({ content }) => textOf(content.id)),
  );
  const became: Became[] = [];
  const incoming: Incoming[] = [];
  for (const one of given) {
    const weighed = seen.has(one.sourceId) ? { became: twice(one) } : weigh(run, one, known);
    seen.add(one.sourceId);
    became.push(weighed.became);
    if (weighed.incoming) incoming.push(weighed.incoming);
  }
  if (!run.trial) {
    const { source, byId, byName } = run;
    await applyImported(db, { source, byId, byName, at: now }, incoming);
    await auditTaken(db, became);
  }
  return [...refused, ...became];
}

const rowOf = ({ line, sourceId, content }: Given) => ({
  line,
  sourceId,
  name: textOf(content.name).slice(0, 200),
});

const twice = (one: Given): Became => ({
  ...{ ...rowOf(one), outcome: 'refused', serviceId: null },
  reasons: ['Its id stands on an earlier line too'],
});

/** What becomes of an entry, and what is to be written of it, if anything. */
function weigh(run: Run, one: Given, known: readonly Standing[]): { became: Became; incoming?: Incoming } {
  const there = known.find(({ source, sourceId }) => source === run.source && sourceId === one.sourceId);
  const row = rowOf(one);
  if (!there && known.some(({ id }) => id === one.content.id)) {
    const reasons = ['An entry from elsewhere has this id already'];
    return { became: { ...row, outcome: 'refused', reasons, serviceId: null } };
  }
  if (there?.hash === one.hash)
    return {
      became: there.gone
        ? { ...row, outcome: 'updated', reasons: ['It is listed there again'], serviceId: there.id }
        : { ...row, outcome: 'unchanged', reasons: [], serviceId: there.id },
    };
  const outcome = !there ? 'new' : there.editedHere ? 'held' : 'updated';
  const reasons = outcome === 'held' ? [...one.notes, HELD] : one.notes;
  const incoming = incomingOf(run, one, there);
  const serviceId = run.trial ? (there?.id ?? null) : incoming.id;
  return { became: { ...row, outcome, reasons, serviceId }, incoming };
}

const HELD = 'It was edited here: what the source says now waits for its owner';

function incomingOf(run: Run, one: Given, there: Standing | undefined): Incoming {
  const id = there?.id ?? textOf(one.content.id);
  const content: Json = { ...one.content, id };
  return {
    ...{ id, content, sourceId: one.sourceId, hash: one.hash, ...readFrom(content) },
    ...{ areas: areasIn(content, run.areas), terms: termsOf(content) },
    organization: content.organization as Json,
    number: (there?.version ?? 0) + 1,
    isNew: there === undefined,
    waits: there?.editedHere ?? false,
  };
}

/** The partnership's areas that an entry names, by the beginnings of their names; else those of the run. */
function areasIn(content: Json, otherwise: readonly string[]): string[] {
  const named = objects(content.service_areas).map((area) =>
    `${textOf(area.name)} ${textOf(area.service_area)}`.toLowerCase(),
  );
  const found = ['southend', 'essex', 'thurrock'].filter((code) =>
    named.some((words) => words.includes(code)),
  );
  return found.length > 0 ? found : [...otherwise];
}

async function auditTaken(db: Db, became: readonly Became[]): Promise<void> {
  const actions = { new: 'create', updated: 'change', held: 'change' } as const;
  await auditEach(
    db,
    became.flatMap(({ outcome, serviceId }) => {
      const action = actions[outcome as keyof typeof actions];
      return action && serviceId ? [{ action, kind: 'service', id: serviceId, basis: 'import' }] : [];
    }),
  );
}
