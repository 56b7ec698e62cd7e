import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/db/index.ts';
import { mayLink } from '../rules/feed/certain.ts';
import { entriesFor, factsKnown, type Known, nobodyYet, standingOf, tell } from '../rules/feed/known.ts';
import { type FeedSays, factsSaid } from '../rules/feed/says.ts';
import { compare, type Shown, zone } from '../rules/matching/index.ts';
import type { Model } from '../rules/matching/types.ts';
import { asOnePerson } from '../rules/one-person.ts';
import { candidateOf, missing } from '../search/find.ts';
import { knownPeople, type NearBatchRow, type Written } from '../store/feed-batch.ts';
import type { BatchRow, Became } from '../store/feed-row.ts';
import { linkedAmong } from '../store/one-person.ts';
import { nearLines, type Ready, rankedFor, readied, soughtIn } from './ahead.ts';
import { Beside } from './beside.ts';
import type { FeedRun } from './types.ts';

/** Of every row that waits the report says the same, whoever it may be: nothing shows that a record is closed. */
export const HELD = 'Held for the index keeper: it may be somebody who is known';
const TOO_LITTLE = 'Held for the index keeper: it says too little to tell people apart';

/** What a batch comes to, before anything of it is written. */
export interface Weighed {
  became: Became[];
  created: Written[];
  changed: Written[];
  /** Rows that now stand for somebody, and how each was decided. */
  taken: { row: BatchRow; personId: string; candidates: readonly unknown[] }[];
  held: BatchRow[];
}

/**
 * Weighs every row of a batch against the index, against what the source said before, and against each other. `ahead`:
 * rows that were made ready before their turn.
 */
export async function weighBatch(
  db: Db,
  run: FeedRun,
  rows: readonly BatchRow[],
  { model, today, ahead }: { model: Model; today: string; ahead: ReadonlyMap<number, Ready> },
): Promise<Weighed> {
  const weighing = new Weighing(run, model, today);
  const open = rows.filter((row) => !weighing.settledBefore(row));
  const fresh = open.filter(({ key }) => key?.state !== 'person');
  const told = open.filter(({ key }) => key?.state === 'person');
  const ready = await allReady(db, run, fresh, { model, ahead });
  for (const [row, each] of ready) weighing.weigh(row, each);
  const known = await knownPeople(
    db,
    [...told.flatMap(({ key }) => key?.personId ?? []), ...weighing.likely.map(({ id }) => id)],
    run,
  );
  for (const row of told) weighing.toldAnew(row, known.get(row.key?.personId ?? ''));
  for (const likely of weighing.likely) weighing.link(likely, known.get(likely.id));
  weighing.weighed.became.sort((a, b) => a.line - b.line);
  return weighing.weighed;
}

async function allReady(
  db: Db,
  run: FeedRun,
  rows: readonly BatchRow[],
  { model, ahead }: { model: Model; ahead: ReadonlyMap<number, Ready> },
): Promise<[BatchRow, Ready][]> {
  const others = rows.filter(({ line }) => !ahead.has(line));
  const sought = new Map(others.map((row) => [row.line, soughtIn(row)]));
  const near = sought.size > 0 ? await nearLines(db, run, sought) : new Map<number, NearBatchRow[]>();
  const ready = rows.map((row): [BatchRow, Ready] => [
    row,
    ahead.get(row.line) ?? readied(model, sought.get(row.line) ?? soughtIn(row), near.get(row.line) ?? []),
  ]);
  // Records of one person are weighed as one: several that fit are no rivals.
  const ids = new Set(ready.flatMap(([, { near }]) => near.map(({ id }) => id)));
  const linked = ids.size > 0 ? await linkedAmong(db, [...ids]) : [];
  const several = new Set(linked.map(({ id }) => id));
  return ready.map(([row, each]) =>
    each.near.some(({ id }) => several.has(id))
      ? [row, readied(model, each, asOnePerson(each.near, linked))]
      : [row, each],
  );
}

type Likely = {
  row: BatchRow;
  id: string;
  shown: readonly Shown<string>[];
  close: readonly { id: string }[];
};

class Weighing {
  readonly weighed: Weighed = { became: [], created: [], changed: [], taken: [], held: [] };
  readonly likely: Likely[] = [];
  readonly #beside = new Beside();
  readonly #run: FeedRun;
  readonly #model: Model;
  readonly #today: string;

  constructor(run: FeedRun, model: Model, today: string) {
    this.#run = run;
    this.#model = model;
    this.#today = today;
  }

  /** What needs no weighing: the same row came before, in this file or an earlier one. */
  settledBefore(row: BatchRow): boolean {
    const { above, key, hash } = row;
    if (above) {
      if (above.hash === hash) this.#become(row, 'unchanged', [`The same as row ${above.line}`]);
      else this.#become(row, 'refused', [`Row ${above.line} has the same reference and says something else`]);
      return true;
    }
    if (!key || (key.hash !== hash && key.heldHash !== hash)) return false;
    if (key.state === 'held' || key.heldHash === hash)
      this.#become(row, 'unchanged', ['Held already, since an earlier file']);
    else if (key.state === 'kept out') this.#become(row, 'unchanged', ['Kept out before, by a person']);
    else this.#become(row, 'unchanged', [], key.personId);
    return true;
  }

  /** A row whose reference nobody knows yet. */
  weigh(row: BatchRow, { facts, lookup, near, closed, seen: known, open }: Ready): void {
    const alike = closed.close;
    const beside = this.#beside.near(lookup);
    const seen = [...known, ...beside];
    const ranked = beside.length > 0 ? rankedFor(this.#model, facts, seen) : open;
    const { shown, more, zone: where, close } = ranked;
    const held = () =>
      this.#hold(
        row,
        HELD,
        [...alike, ...close].map(({ id }) => id),
      );
    if (alike.length > 0) {
      held();
      return;
    }
    const [first] = shown;
    const held0 = seen.find(({ id }) => id === first?.id);
    if (first && held0 && where === 'same' && mayLink(this.#model, facts, held0.facts, first)) {
      // Whom the batch adds itself has a reference of the same source already.
      if (this.#beside.has(first.id)) {
        held();
        return;
      }
      this.likely.push({ row, id: first.id, shown, close });
      return;
    }
    if (shown.length > 0) {
      held();
      return;
    }
    if (missing(soughtOf(row.says), near, more > 0).length > 0) {
      this.#hold(row, TOO_LITTLE, []);
      return;
    }
    this.#create(row);
  }

  #create(row: BatchRow): void {
    const known = nobodyYet(randomUUID());
    const changes = tell(known, row.says, this.#run.source, this.#today);
    const stands = standingOf(known);
    const entries = entriesFor(known, stands);
    this.#beside.add(known.id, entries);
    this.weighed.created.push({ changes, stands, entries });
    this.weighed.taken.push({ row, personId: known.id, candidates: [] });
    this.#become(row, 'created', [], this.#run.trial ? null : known.id);
  }

  /** A row taken for somebody, once all that stands of them was read. */
  link({ row, shown, close }: Likely, known: Known | undefined): void {
    const facts = factsSaid(row.says);
    const near = [...close.map(({ id }) => id), ...(known ? [known.id] : [])];
    if (!known || !this.#open(known) || known.sourceIds.length > 0) {
      this.#hold(row, HELD, near);
      return;
    }
    const held = factsKnown(known);
    if (!mayLink(this.#model, facts, held, compare(this.#model, facts, held))) {
      this.#hold(row, HELD, near);
      return;
    }
    known.sourceIds.push(row.theirId);
    this.#write(known, row.says);
    this.weighed.taken.push({ row, personId: known.id, candidates: shown.map(candidateOf) });
    this.#become(row, 'linked', [], known.id);
  }

  /** A row whose reference stands for somebody, and which says something else than before. */
  toldAnew(row: BatchRow, known: Known | undefined): void {
    const near = [row.key?.personId ?? '', known?.id ?? ''].filter(Boolean);
    if (!known || !this.#open(known)) {
      this.#hold(row, HELD, near);
      return;
    }
    const comparison = compare(this.#model, factsSaid(row.says), factsKnown(known));
    // A reference may be given to somebody else, or to the other twin.
    if (zone(this.#model, comparison) !== 'same') {
      this.#hold(row, HELD, near);
      return;
    }
    this.#write(known, row.says);
    this.weighed.taken.push({ row, personId: known.id, candidates: [] });
    this.#become(row, 'updated', [], known.id);
  }

  /** A closed record, or one with a shielded address, is changed by nobody unattended: the row may say where they are. */
  #open({ restricted, shielded }: Known): boolean {
    return !restricted && !shielded;
  }

  #write(known: Known, says: FeedSays): void {
    const changes = tell(known, says, this.#run.source, this.#today);
    const stands = standingOf(known);
    this.weighed.changed.push({ changes, stands, entries: entriesFor(known, stands) });
  }

  #hold(row: BatchRow, why: string, near: readonly string[]): void {
    this.weighed.held.push(row);
    this.weighed.became.push({
      ...{ line: row.line, outcome: 'queued', personId: null },
      ...{ reasons: [...row.reasons, why], near: [...new Set(near)] },
    });
  }

  #become(
    { line, reasons }: BatchRow,
    outcome: Became['outcome'],
    why: readonly string[],
    personId: string | null = null,
  ): void {
    this.weighed.became.push({ line, outcome, reasons: [...reasons, ...why], near: [], personId });
  }
}

const soughtOf = ({ given, surname, born, sex, postcode, nhs }: FeedSays) => ({
  ...{ given, surname, born, sex, postcode },
  nhsNumber: nhs,
});
