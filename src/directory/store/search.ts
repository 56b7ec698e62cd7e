import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Asked, Found } from '../types.ts';

export interface Word {
  word: string;
  same: readonly string[];
}

/** One page of what was found, and how many there are in all. */
export interface FoundPage {
  rows: Found[];
  total: number;
  /** Whether the middle of the outward code is known. */
  nearKnown: boolean;
}

const MILES_A_DEGREE = 69.05;

/**
 * The words with what is written much like them here: a typing error finds what was meant. Words of three letters and
 * fewer stand as they are.
 */
export async function withLike(db: Db, words: readonly Word[]): Promise<Word[]> {
  const long = words.map(({ word }) => word).filter((word) => word.length > 3);
  if (long.length === 0) return [...words];
  const { rows } = await sql<{ typed: string; word: string }>`
    select meant as typed, word from directory.words_like(${long}::text[])`.execute(db);
  return words.map(({ word, same }) => ({
    word,
    same: [...new Set([...same, ...rows.filter(({ typed }) => typed === word).map((row) => row.word)])],
  }));
}

/** Finds entries of the directory, nearest or best first, and counts them, whoever asks. */
export async function findServices(
  db: Db,
  asked: Asked,
  typed: readonly Word[],
  size: number,
): Promise<FoundPage> {
  const words = await withLike(db, typed);
  const near = asked.near !== '';
  const { rows } = await sql<Found & { total: number; nearKnown: boolean }>`
    with ${near ? sql`here as (select latitude, longitude from directory.postcode where code = ${asked.near}),` : sql``}
    found as materialized (
      select s.id, s.title, ${near ? sql`p.miles` : sql`null::float8`} as miles, ${keyOf(asked, words)} as key
      from directory.published s ${near ? distances(asked) : sql``}
      where ${all(filters(asked, words))}),
    page as (select * from found f
      ${asked.after ? sql`where (f.key, f.title, f.id) > (select c.key, c.title, c.id from found c where c.id = ${asked.after}::uuid)` : sql``}
      order by f.key, f.title, f.id limit ${size})
    select g.id, g.title, g.miles, s.summary, s.organization, s.minimum_age::float8 as "minimumAge",
      s.maximum_age::float8 as "maximumAge", s.free, s.ways, s.areas, s.placed, s.gone_on as "goneOn",
      (select count(*) from found)::int as total,
      ${near ? sql`exists (select from here)` : sql`true`} as "nearKnown"
    from page g join directory.published s on s.id = g.id order by g.key, g.title, g.id`.execute(db);
  const first = rows[0];
  const nearKnown = first?.nearKnown ?? (near ? await knowsPostcode(db, asked.near) : true);
  return { rows: rows.map(foundOf), total: first?.total ?? 0, nearKnown };
}

function foundOf({ total: _, nearKnown: __, ...row }: Found & { total: number; nearKnown: boolean }): Found {
  return row;
}

async function knowsPostcode(db: Db, code: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.postcode')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * How far each service is from the middle of the outward code, at its nearest place; none where that is further than
 * asked. What words or a need have narrowed is measured one by one; else everything in the square is, at once: planned
 * as one join with either, it compared each entry with each place.
 */
function distances(asked: Asked): RawBuilder<unknown> {
  const miles = sql`min(${MILES_A_DEGREE}::float8 * sqrt((q.latitude - h.latitude) ^ 2
    + ((q.longitude - h.longitude) * cos(radians(h.latitude))) ^ 2))`;
  const within = (measured: RawBuilder<unknown>) =>
    sql`select service_id, case when miles <= ${asked.within} then miles end as miles from (${measured}) m`;
  if (asked.words !== '' || asked.need !== '')
    return sql`left join lateral (${within(sql`select s.id as service_id, ${miles} as miles
      from here h join directory.place q on q.service_id = s.id`)}) p on true`;
  const degrees = asked.within / MILES_A_DEGREE;
  return sql`left join (${within(sql`select q.service_id, ${miles} as miles from here h join directory.place q
      on q.latitude between h.latitude - ${degrees}::float8 and h.latitude + ${degrees}::float8
      and q.longitude between h.longitude - 2 * ${degrees}::float8 and h.longitude + 2 * ${degrees}::float8
    group by q.service_id`)}) p on p.service_id = s.id`;
}

/** Nearest first, and what has no place after all that do; else what fits the words best; else by title. */
function keyOf(asked: Asked, words: readonly Word[]): RawBuilder<unknown> {
  if (asked.near !== '') return sql`coalesce(round((p.miles * 10)::numeric), 100000)`;
  if (words.length === 0) return sql`0`;
  return sql`-round((${score(words)} + ts_rank(s.search, ${anyWord(words)}))::numeric, 4)`;
}

const plain = (word: string) => word.replace(/[^\p{L}\p{N}]/gu, '');
const alternatives = ({ word, same }: Word) => [word, ...same].map(plain).filter(Boolean).join(' | ');
// Read once for all entries, and not for each.
const queryOf = (word: Word) => sql`(select to_tsquery('english', ${alternatives(word)}))`;
const anyWord = (words: readonly Word[]) =>
  sql`(select to_tsquery('english', ${words.map(alternatives).filter(Boolean).join(' | ')}))`;

/** How many of the words an entry has. */
function score(words: readonly Word[]): RawBuilder<unknown> {
  const parts = words.map((each) => sql`case when s.search @@ ${queryOf(each)} then 1 else 0 end`);
  return sql`(${sql.join(parts, sql` + `)})`;
}

function filters(asked: Asked, words: readonly Word[]): RawBuilder<unknown>[] {
  const { age } = asked;
  return [
    ...(words.length > 0
      ? [sql`s.search @@ ${anyWord(words)}`, sql`${score(words)} >= ${Math.ceil(words.length / 2)}`]
      : []),
    ...(asked.near ? [sql`(p.miles is not null or not s.placed)`] : []),
    ...(asked.need ? [sql`s.needs @> array[${asked.need}]`] : []),
    ...(age === 'unborn'
      ? [sql`(s.audiences @> array['unborn'] or s.needs @> array['pregnancy-parenthood'])`]
      : age
        ? [
            sql`(s.minimum_age is null or s.minimum_age <= ${Number(age)}) and (s.maximum_age is null or s.maximum_age >= ${Number(age)})`,
          ]
        : []),
    ...(asked.area ? [sql`(s.areas = '{}' or s.areas @> array[${asked.area}])`] : []),
    ...(asked.audience ? [sql`s.audiences @> array[${asked.audience}]`] : []),
    ...(asked.level ? [sql`s.levels @> array[${asked.level}]`] : []),
    ...(asked.access ? [sql`s.access @> array[${asked.access}]`] : []),
    ...(asked.language ? [sql`s.languages @> array[${asked.language.toLowerCase()}]`] : []),
    ...(asked.free ? [sql`s.free`] : []),
    ...(asked.self ? [sql`s.ways @> array['self']`] : []),
  ];
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Public services by their ids, by title. */
export async function servicesCalled(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; title: string; organization: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; title: string; organization: string }>`
    select id, title, organization from directory.published where id = any(${[...ids]}::uuid[]) order by title, id`.execute(
    db,
  );
  return rows;
}
