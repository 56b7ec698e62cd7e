import type { Database, Db } from '../../platform/db/index.ts';
import { isWithin } from '../../platform/time/london.ts';
import { filesOf } from '../store/files.ts';
import { listShown, readKinds, readTopics, showings, shownCalled, shownTogether } from '../store/shown.ts';
import type { Kind, LibraryFile, Listed, Shown, Topic } from '../types.ts';

/** What is kept in memory of what is shown: as old as a count in the database, which every change of it moves. */
export class Shelf {
  checkedAt: Temporal.Instant;
  /** When what is shown next changes by itself. */
  readonly next: Temporal.Instant | null;
  readonly count: number;
  readonly #database: Database;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(database: Database, at: Temporal.Instant, { count, next }: Pick<Shelf, 'count' | 'next'>) {
    this.#database = database;
    this.checkedAt = at;
    this.count = count;
    this.next = next;
  }

  called(slug: string, now: Temporal.Instant): Promise<Shown[]> {
    return this.#once(`called ${slug}`, now, (db) => shownCalled(db, slug));
  }

  together(place: string, now: Temporal.Instant): Promise<Shown[]> {
    return this.#once(`together ${place}`, now, (db) => shownTogether(db, place));
  }

  list(now: Temporal.Instant): Promise<Listed[]> {
    return this.#once('list', now, listShown);
  }

  files(ids: readonly string[], now: Temporal.Instant): Promise<LibraryFile[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.#once(`files ${ids.join(' ')}`, now, (db) => filesOf(db, ids));
  }

  kinds(now: Temporal.Instant): Promise<Kind[]> {
    return this.#once('kinds', now, readKinds);
  }

  topics(now: Temporal.Instant): Promise<Topic[]> {
    return this.#once('topics', now, readTopics);
  }

  #once<T>(key: string, now: Temporal.Instant, read: (db: Db) => Promise<T>): Promise<T> {
    const kept = this.#read.get(key) as Promise<T> | undefined;
    if (kept) return kept;
    const reading = this.#database.transaction({ actor: 'public', now, requestId: 'library' }, read);
    this.#read.set(key, reading);
    makeRoom(this.#read);
    reading.catch(() => this.#read.delete(key));
    return reading;
  }
}

/** A change that another process made shows within this time; one of this process at once. */
const FRESH_SECONDS = 2;
/** So many of a sort are kept; the oldest give way. */
const MOST = 600;

const shelves = new WeakMap<Database, Shelf>();

/** What is kept of a database, as it is shown now. Not inside an open transaction. */
export async function shelfOf(database: Database, now: Temporal.Instant): Promise<Shelf> {
  const kept = shelves.get(database);
  if (kept && isFresh(kept, now)) return kept;
  // Others go on with what was kept while this one looks; what has ended is never shown again.
  if (kept && !hasTurned(kept, now)) kept.checkedAt = now;
  const found = await database.transaction({ actor: 'public', now, requestId: 'library' }, showings);
  if (kept && kept.count === found.count && !hasTurned(kept, now)) return kept;
  const shelf = new Shelf(database, now, found);
  shelves.set(database, shelf);
  return shelf;
}

/** After a change: the next page of this process reads anew. */
export function forgetShown(database: Database): void {
  shelves.delete(database);
}

function isFresh(shelf: Shelf, now: Temporal.Instant): boolean {
  return isWithin(shelf.checkedAt, now, FRESH_SECONDS) && !hasTurned(shelf, now);
}

const hasTurned = ({ next }: Shelf, now: Temporal.Instant) =>
  next !== null && Temporal.Instant.compare(next, now) <= 0;

function makeRoom(map: Map<string, unknown>): void {
  const oldest = map.size > MOST ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
