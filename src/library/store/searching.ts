import { sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Asked, Found, Piece, Synonyms } from '../search/types.ts';
import type { Topic } from '../types.ts';

/** A word as somebody typed it, and as the index knows it. */
export interface MeantRow {
  word: string;
  ignored: boolean;
  known: boolean;
  near: string[];
}

/** Whether each word stands anywhere, and which that do are near one that does not. */
export async function meantBy(db: Db, words: readonly string[]): Promise<MeantRow[]> {
  const { rows } = await sql<MeantRow>`select word, ignored, known, near
    from library.search_meant(${[...words]}::text[])`.execute(db);
  return rows;
}

interface FoundRow extends Omit<Found, 'excerpt'> {
  total: number;
  loosely: boolean;
  excerpt: string;
}

/** One page of what fits, the best first. */
export async function searchFor(
  db: Db,
  units: readonly (readonly string[])[],
  { kind, area, audience, topic, age, page }: Asked,
  size: number,
): Promise<{ found: Found[]; total: number; loosely: boolean }> {
  const numbers = units.flatMap((unit, n) => unit.map(() => n));
  const ways = units.flat();
  const { rows } = await sql<FoundRow>`select kind, area, title, summary, href, total, loosely, excerpt
    from library.search(${numbers}::integer[], ${ways}::text[], ${kind || null}, ${area || null},
      ${audience || null}, ${topic || null}, ${age || null}, ${size}, ${(page - 1) * size})`.execute(db);
  return {
    found: rows.map(({ excerpt, total: _, loosely: __, ...row }) => ({ ...row, excerpt: piecesOf(excerpt) })),
    total: rows[0]?.total ?? 0,
    loosely: rows[0]?.loosely ?? false,
  };
}

/** The pieces of an excerpt between the signs that mark what fits. */
function piecesOf(excerpt: string): Piece[] {
  return excerpt.split(/([\uE000][^\uE000\uE001]*[\uE001])/).flatMap((part) => {
    const words = part.replace(/[\uE000\uE001]/g, '');
    return words === '' ? [] : [{ words, fits: part.startsWith('\uE000') }];
  });
}

/** What there is to narrow by, and which words mean the same: read seldom. */
export async function readGround(db: Db) {
  const { rows } = await sql<{ kinds: string[]; audiences: string[] }>`select
    array(select distinct kind from library.search_entry order by 1) as kinds,
    array(select distinct unnest(audiences) from library.search_entry order by 1) as audiences`.execute(db);
  const { rows: topics } = await sql<Topic>`
    select u.code, coalesce(t.at_rest, false) as "atRest",
      coalesce(t.label, upper(left(u.code, 1)) || replace(substr(u.code, 2), '-', ' ')) as label
    from (select distinct unnest(topics) as code from library.search_entry) u left join library.topic t on t.code = u.code
    order by lower(t.label), u.code`.execute(db);
  const narrowing = { ...(rows[0] ?? { kinds: [], audiences: [] }), topics };
  return { narrowing, synonyms: await readSynonyms(db) };
}

/** Every group of words that mean the same. */
export async function readSynonyms(db: Db): Promise<Synonyms[]> {
  const rows = await db
    .selectFrom('library.synonym')
    .select(['id', 'terms', 'version', 'changed_by_name', 'changed_at'])
    .orderBy(sql`lower(terms[1])`)
    .orderBy('id')
    .execute();
  return rows.map(({ changed_by_name, changed_at, ...row }) => ({
    ...row,
    changedBy: changed_by_name,
    changedAt: changed_at,
  }));
}

/** Where everything published is read, without the place on its page, and the day on which it was last put there. */
export async function addressesFound(db: Db, most: number): Promise<{ path: string; on: string }[]> {
  const { rows } = await sql<{ path: string; on: string }>`
    select split_part(href, '#', 1) as path, to_char(max(indexed_at), 'YYYY-MM-DD') as on
    from library.search_entry where kind <> 'place' group by 1 order by 1 limit ${most}`.execute(db);
  return rows;
}

/** Counts that these words found nothing. */
export async function countMissed(db: Db, words: string): Promise<void> {
  await sql`select library.search_missed(${words})`.execute(db);
}

/**
 * What was asked for in vain since a day, by enough people, the most asked first. Enough on one day: on each, one person
 * counts once, and on several nobody can be told apart.
 */
export async function missedSearches(db: Db, since: Temporal.PlainDate, least: number) {
  const { rows } = await sql<{ words: string; times: number; last: Temporal.PlainDate }>`
    select words, sum(times) as times, max(day) as last from library.missed_search where day >= ${since}
    group by words having max(times) >= ${least} order by sum(times) desc, words limit 100`.execute(db);
  return rows;
}

/** Forgets what was asked in vain: seldom asked words after a month, all after half a year. */
export async function forgetMissed(db: Db, today: Temporal.PlainDate, least: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from library.missed_search m
    where m.day < ${today.subtract({ days: 180 })} or (m.day < ${today.subtract({ days: 31 })}
      and (select max(a.times) from library.missed_search a where a.words = m.words) < ${least})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** One group of words, while it stands. */
export async function readSynonymGroup(
  db: Db,
  id: string,
): Promise<(Synonyms & { workable: true }) | undefined> {
  const found = (await readSynonyms(db)).find((group) => group.id === id);
  return found && { ...found, workable: true };
}

/** Takes the right to change one as it stood at a version. */
export const claimSynonyms = claimIn('library.synonym');

/** What a claimed group says from now on. */
export async function setSynonyms(
  db: Db,
  id: string,
  terms: readonly string[],
  byName: string,
): Promise<void> {
  await db
    .updateTable('library.synonym')
    .set({ terms: [...terms], changed_by_name: byName, changed_at: sql`access.now()` })
    .where('id', '=', id)
    .execute();
}

/** A new group of words that mean the same. */
export async function addSynonyms(db: Db, terms: readonly string[], byName: string): Promise<string> {
  const { id } = await db
    .insertInto('library.synonym')
    .values({ terms: [...terms], changed_by_name: byName })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a group of words away. */
export async function dropSynonyms(db: Db, id: string): Promise<void> {
  await db.deleteFrom('library.synonym').where('id', '=', id).execute();
}
