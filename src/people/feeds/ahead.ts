import type { Database, Db } from '../../platform/db/index.ts';
import { mayBe } from '../rules/feed/certain.ts';
import { factsSaid } from '../rules/feed/says.ts';
import { type Lookup, lookupOf } from '../rules/lookup.ts';
import { type Ranking, rank, type Shown } from '../rules/matching/index.ts';
import type { Facts, Model } from '../rules/matching/types.ts';
import { peopleIn } from '../search/find.ts';
import { type NearBatchRow, nearBatch, timesWritten } from '../store/feed-batch.ts';
import { type BatchRow, nextRows } from '../store/feed-row.ts';
import { Beside } from './beside.ts';
import type { FeedRun } from './types.ts';
import type { Weighed } from './weigh.ts';

type People = { id: string; facts: Facts }[];
/** People near a row, ranked; and who of them it may well be: whoever may not know of one of these does not read the row. */
export type Ranked = Ranking<string> & { close: Shown<string>[] };

/** Whom a row tells of, and what the index is asked for them. */
interface Sought {
  facts: Facts;
  lookup: Lookup;
}

/** Who is near a row, and how they weigh, before anybody of its own batch is looked at. */
export interface Ready extends Sought {
  near: readonly NearBatchRow[];
  /** Whose record is closed. */
  closed: Ranked;
  seen: People;
  open: Ranked;
}

export function soughtIn({ says }: Pick<BatchRow, 'says'>): Sought {
  const facts = factsSaid(says);
  return { facts, lookup: lookupOf(facts) };
}

/** Makes a row ready to be decided on, with the entries near it. */
export function readied(model: Model, { facts, lookup }: Sought, near: readonly NearBatchRow[]): Ready {
  const seen = peopleIn(near.filter(({ hidden }) => !hidden));
  const closed = peopleIn(near.filter(({ hidden }) => hidden));
  const of = (people: People) => rankedFor(model, facts, people);
  return { facts, lookup, near, closed: of(closed), seen, open: of(seen) };
}

export function rankedFor(model: Model, facts: Facts, people: People): Ranked {
  const ranking = rank(model, facts, people);
  const held = new Map(people.map((each) => [each.id, each.facts]));
  const close = ranking.shown.filter((each) => mayBe(model, facts, held.get(each.id) ?? facts, each));
  return { ...ranking, close };
}

/** Rows made ready before their turn, by line; true as long as nobody but the batch before has written to the index. */
export interface Ahead {
  ready: ReadonlyMap<number, Ready>;
  /** How often the index was written when the batch before began. */
  written: number;
}

/**
 * Reads, beside the batch that is being written, who is near the rows after `line`: half of a feed's time went in waiting
 * for the one or the other. Undefined where there is one connection for everything.
 */
export async function lookAhead(
  database: Database,
  run: FeedRun,
  {
    line,
    written,
    most,
    model,
    now,
  }: { line: number; written: number; most: number; model: Model; now: Temporal.Instant },
): Promise<Ahead | undefined> {
  if (database.engine === 'pglite') return undefined;
  const { sought, near } = await database.work(now, async (db) => {
    const rows = (await nextRows(db, run, line, most)).filter(
      ({ above, key }) => !above && key?.state !== 'person',
    );
    const sought = new Map(rows.map((row) => [row.line, soughtIn(row)]));
    return { sought, near: await nearLines(db, run, sought) };
  });
  const ready = new Map<number, Ready>();
  for (const [at, each] of sought) {
    ready.set(at, readied(model, each, near.get(at) ?? []));
    // The batch that is being written goes on in between.
    if (ready.size % AT_A_STRETCH === 0) await new Promise(setImmediate);
  }
  return { ready, written };
}

const AT_A_STRETCH = 10;

/** The entries near each of so many rows, all by their lines. */
export async function nearLines(
  db: Db,
  run: FeedRun,
  sought: ReadonlyMap<number, Sought>,
): Promise<Map<number, NearBatchRow[]>> {
  const lookups = [...sought].map(([n, { lookup }]) => ({ n, ...lookup }));
  return Map.groupBy(await nearBatch(db, lookups, run.trial ? run.id : null), ({ n }) => n);
}

/**
 * What was looked at ahead and still stands: nothing where anybody else wrote, and of the batch before (`wrote`) nothing
 * near which that batch added or changed somebody.
 */
export async function stillStands(
  db: Db,
  { ahead, wrote, trial }: { ahead?: Ahead | undefined; wrote?: Weighed; trial: boolean },
): Promise<ReadonlyMap<number, Ready>> {
  if (!ahead || !wrote) return new Map();
  const ours = trial ? 0 : statementsOf(wrote);
  if ((await timesWritten(db)) !== ahead.written + ours) return new Map();
  const changed = new Set(wrote.changed.map(({ changes }) => changes.id));
  const beside = new Beside();
  for (const { changes, entries } of [...wrote.created, ...wrote.changed]) beside.add(changes.id, entries);
  const stands = ([, { near, lookup }]: [number, Ready]) =>
    !near.some(({ id }) => changed.has(id)) && beside.near(lookup).length === 0;
  return new Map([...ahead.ready].filter(stands));
}

/** How many statements of people.feed_apply write to the index. */
const statementsOf = ({ created, changed }: Weighed) =>
  created.length + changed.length === 0 ? 0 : changed.length > 0 ? 2 : 1;
