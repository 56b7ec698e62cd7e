import type { Db } from '../../platform/db/index.ts';
import type { Page } from '../../platform/http/index.ts';
import { entryOf, fits, isBeyond, latestFirst } from '../rules/chronology.ts';
import { readEvents } from '../store/chronology.ts';
import { recordsOf } from '../store/one-person.ts';
import { openRows } from '../store/search.ts';
import type { Entry, Filters, ToldEvent } from './types.ts';

/** Of each other slice so many of the latest are read: nobody has as many concerns. */
const MOST_TOLD = 500;

/**
 * What happened to these people, as far as the reader may see it, the latest first: what is written in their
 * chronologies and what other slices tell of them. Nothing waits for another's answer.
 */
export async function readChronology(
  page: Page,
  db: Db,
  people: readonly string[],
  wanted: { filters: Filters; after?: { at: Temporal.Instant; id: string } | undefined; most: number },
): Promise<Entry[]> {
  const { filters, after, most } = wanted;
  const [written, told, known] = await Promise.all([
    readEvents(db, people, wanted),
    readTold(page, db, people),
    openRows(db, people),
  ]);
  const labels = new Map(known.map(({ id, label }) => [id, label]));
  const others = told
    .filter((event) => fits(filters, event) && isBeyond(event, after))
    .map((event) => entryOf(event, labels));
  return [...written, ...others].sort(latestFirst).slice(0, most);
}

/** What the other slices tell of these people, by any of the records that were found to be theirs. */
export async function readTold(page: Page, db: Db, people: readonly string[]): Promise<ToldEvent[]> {
  const sources = page.services.chronologies.filter(({ permission }) => permission.allows(page.actor));
  const records = await recordsOf(db, people);
  return (await Promise.all(sources.map(({ load }) => load(page, db, records, MOST_TOLD)))).flat();
}
