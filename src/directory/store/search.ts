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
  const looked =
    near && words.length === 0 && asked.need === ''
      ? everythingNear(asked, size)
      : narrowed(asked, words, size);
  const { rows } = await sql<Found & { total: number; nearKnown: boolean }>`
    with ${looked.found}
    select g.id, g.title, g.miles, s.summary, s.organization, s.minimum_age::float8 as "minimumAge",
      s.maximum_age::float8 as "maximumAge", s.free, s.ways, s.areas, s.placed, s.gone_on as "goneOn",
      (${looked.total})::int as total,
      ${near ? sql`exists (select from directory.postcode where code = ${asked.near})` : sql`true`} as "nearKnown"
    from page g join directory.published s on s.id = g.id order by g.key, g.title, g.id`.execute(db);
  const first = rows[0];
  const nearKnown = first?.nearKnown ?? (near ? await knowsPostcode(db, asked.near) : true);
  return { rows: rows.map(foundOf), total: first?.total ?? 0, nearKnown };
}

/** The named steps that end in `page` (id, title, miles, key), and what counts all that was found. */
interface Looked {
  found: RawBuilder<unknown>;
  total: RawBuilder<unknown>;
}

/** What words, a need or nothing but short answers narrow: each that is left is measured by itself. */
function narrowed(asked: Asked, words: readonly Word[], size: number): Looked {
  const near = asked.near !== '';
  return {
    found: sql`${near ? sql`here as (select latitude, longitude from directory.postcode where code = ${asked.near}),` : sql``}
    found as materialized (
      select s.id, s.title, ${near ? sql`p.miles` : sql`null::float8`} as miles, ${keyOf(asked, words)} as key
      from directory.published s ${near ? distance(asked) : sql``}
      where ${all([
        ...(near ? [sql`(p.miles is not null or not s.placed)`] : []),
        ...wordFilters(words),
        ...filters(asked),
      ])}),
    page as (select * from found f
      ${asked.after ? sql`where (f.key, f.title, f.id) > (select c.key, c.title, c.id from found c where c.id = ${asked.after}::uuid)` : sql``}
      order by f.key, f.title, f.id limit ${size})`,
    total: sql`select count(*) from found`,
  };
}

/** After what has a place near, what has none at all. */
const LAST = 100_000;
/** To this distance looking each up is quicker than reading all short columns; measured at 20,000 entries. */
const FEW_MILES = 10;

/**
 * What is within reach, then what has no place. Both are counted by short columns alone, and titles are read only of
 * what may stand on the page: many places are equally far.
 */
function everythingNear(asked: Asked, size: number): Looked {
  const narrowing = filters(asked);
  const where = all(narrowing);
  const entry =
    asked.within <= FEW_MILES
      ? sql`cross join lateral (select from directory.published s where s.id = n.service_id and ${where} offset 0) s`
      : sql`join directory.published s on s.id = n.service_id and ${where}`;
  const elsewhere = sql`directory.published s where not s.placed and ${where}`;
  const last = sql`last as (
      select f.key, s.title, s.id from found f join directory.published s on s.id = f.id where f.id = ${asked.after}::uuid
      union all select ${LAST}::float8, s.title, s.id from ${elsewhere} and s.id = ${asked.after}::uuid),`;
  const further = (key: RawBuilder<unknown>) =>
    asked.after ? sql`(${key}, s.title, s.id) > (select key, title, id from last)` : sql`true`;
  const from = asked.after ? sql`(select key from last)` : sql`-1`;
  return {
    found: sql`found as materialized (
      select n.service_id as id, n.miles, round(n.miles * 10) as key
      from directory.services_near(${asked.near}, ${asked.within}::float8) n ${narrowing.length > 0 ? entry : sql``}),
    ${asked.after ? last : sql``}
    nearest as (
      (select id, miles, key from found where key > ${from} order by key fetch first ${size} rows with ties)
      ${asked.after ? sql`union all select id, miles, key from found where key = ${from}` : sql``}),
    page as (
      (select s.id, s.title, f.miles, f.key from nearest f join directory.published s on s.id = f.id
        where ${further(sql`f.key`)} order by f.key, s.title, s.id limit ${size})
      union all
      (select s.id, s.title, null, ${LAST}::float8 from ${elsewhere} and ${further(sql`${LAST}::float8`)}
        order by s.title, s.id limit ${size})
      order by key, title, id limit ${size})`,
    total: sql`(select count(*) from found) + (select count(*) from ${elsewhere})`,
  };
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

/** How far a service is from the middle of the outward code, at its nearest place; none where that is further than asked. */
function distance(asked: Asked): RawBuilder<unknown> {
  return sql`left join lateral (select case when miles <= ${asked.within} then miles end as miles from (
    select min(${MILES_A_DEGREE}::float8 * sqrt((q.latitude - h.latitude) ^ 2
      + ((q.longitude - h.longitude) * cos(radians(h.latitude))) ^ 2)) as miles
    from here h join directory.place q on q.service_id = s.id) m) p on true`;
}

/** Nearest first, and what has no place after all that do; else what fits the words best; else by title. */
function keyOf(asked: Asked, words: readonly Word[]): RawBuilder<unknown> {
  if (asked.near !== '') return sql`coalesce(round(p.miles * 10), ${LAST}::float8)`;
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

function wordFilters(words: readonly Word[]): RawBuilder<unknown>[] {
  if (words.length === 0) return [];
  return [sql`s.search @@ ${anyWord(words)}`, sql`${score(words)} >= ${Math.ceil(words.length / 2)}`];
}

function filters(asked: Asked): RawBuilder<unknown>[] {
  const { age } = asked;
  return [
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
