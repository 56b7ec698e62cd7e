import { wordsMeant } from '../../partnership/index.ts';
import type { Database, Db } from '../../platform/db/index.ts';
import { answer } from '../../platform/questions/index.ts';
import { isWithin } from '../../platform/time/london.ts';
import { meantBy, readGround, readSynonyms, searchFor } from '../store/searching.ts';
import { unitsOf, wordsOf } from './rules/words.ts';
import type { Asked, Narrowing, Results, Synonyms } from './types.ts';

/** How many results a page shows, and how many pages of them there are at most. */
export const SHOWN = 10;
export const MOST_PAGES = 20;

interface Ground {
  narrowing: Narrowing;
  synonyms: readonly Synonyms[];
}

const FRESH_SECONDS = 60;
const kept = new WeakMap<Database, { ground: Ground; readAt: Temporal.Instant }>();

/** What searches narrow by and which words mean the same, kept in memory for a minute. */
export async function groundOf(database: Database, now: Temporal.Instant, db: Db): Promise<Ground> {
  const had = kept.get(database);
  if (had && isWithin(had.readAt, now, FRESH_SECONDS)) return had.ground;
  const ground = await readGround(db);
  kept.set(database, { ground, readAt: now });
  return ground;
}

/** After a change of words: the next search of this process reads anew. */
export function forgetGround(database: Database): void {
  kept.delete(database);
}

/** Everything published that fits a question, one page of it. */
export async function find(db: Db, asked: Asked, synonyms: readonly Synonyms[]): Promise<Results> {
  const { units, read } = await meantIn(db, asked.words, synonyms);
  if (units.length === 0) return { found: [], total: 0, loosely: false, read: [] };
  return { ...(await searchFor(db, units, asked, SHOWN)), read };
}

async function meantIn(db: Db, typed: string, synonyms: readonly Synonyms[]) {
  const words = wordsOf(typed);
  if (words.length === 0) return { units: [], read: [] };
  return unitsOf(
    await meantBy(db, words),
    synonyms.map(({ terms }) => terms),
  );
}

/** How other slices' searches read words that find nothing as they were typed: as this one does. */
export const meantHere = answer(wordsMeant, async (db, { words }) =>
  meantIn(db, words, await readSynonyms(db)),
);
