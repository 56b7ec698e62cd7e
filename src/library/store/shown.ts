import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../../platform/db/json.ts';
import { londonDate } from '../../platform/time/london.ts';
import type { Kind, Listed, Shown, Topic } from '../types.ts';
import { factsOf, fieldsOf, type TextRow, textOf } from './text.ts';

interface Row extends TextRow {
  page_id: string;
  kind: string;
  slug: string;
  area: string | null;
  place: string;
  together: boolean;
  drawn: Kind['drawn'];
  fields: Json;
  number: number;
  from_at: Temporal.Instant;
  until_at: Temporal.Instant | null;
}

const columns = sql`page_id, kind, slug, area, place, together, drawn, fields, number, from_at, until_at, title, summary, body, facts,
  audiences, ages, topics, reading, sensitive, neutral_title, as_at, covers_until, review_due, sources`;

/** What is shown now under a name: everywhere, and in each area that has its own. */
export async function shownCalled(db: Db, slug: string): Promise<Shown[]> {
  const { rows } = await sql<Row>`select ${columns} from library.shown where slug = ${slug}
    order by area nulls first`.execute(db);
  return rows.map(shownOf);
}

/** Everything that is shown now on the one page of its place. */
export async function shownTogether(db: Db, place: string): Promise<Shown[]> {
  const { rows } = await sql<Row>`select ${columns} from library.shown where place = ${place}
    order by lower(title), area nulls first`.execute(db);
  return rows.map(shownOf);
}

/** What is shown now of some pages. */
export async function shownOfPages(db: Db, ids: readonly string[]): Promise<Shown[]> {
  const { rows } =
    await sql<Row>`select ${columns} from library.shown where page_id = any(${[...ids]}::uuid[])`.execute(db);
  return rows.map(shownOf);
}

/** What is shown now that may name a local fact. */
export async function shownNaming(db: Db): Promise<Shown[]> {
  const { rows } =
    await sql<Row>`select ${columns} from library.shown where body like '%{{%' or facts::text like '%{{%'
    order by lower(title), area nulls first`.execute(db);
  return rows.map(shownOf);
}

/** Every page that is shown now, as lists have it: newest first where time matters, else by name. */
export async function listShown(db: Db): Promise<Listed[]> {
  const { rows } = await sql<Row & { newest_first: boolean }>`
    select page_id, kind, slug, area, place, together, newest_first, title, summary, audiences, ages, topics, sensitive, from_at,
      covers_until, facts from library.shown
    order by case when newest_first then coalesce(nullif(facts ->> 'from', ''),
        to_char(from_at at time zone 'Europe/London', 'YYYY-MM-DD')) end desc nulls last,
      case when newest_first then from_at end desc, lower(title), page_id`.execute(db);
  return rows.map((row) => {
    const { kind, slug, area, place, together, title, summary, audiences, ages, topics, sensitive } = row;
    const facts = factsOf(row.facts);
    return {
      ...{ id: row.page_id, kind, slug, area, place, together, title, summary, audiences, ages, topics },
      sensitive,
      ...{ newestFirst: row.newest_first, coversUntil: row.covers_until },
      ...{ language: facts.language ?? '', translates: facts.translates ?? '' },
      day: dayOf(facts.from) ?? londonDate(row.from_at),
    };
  });
}

/** The day that a page says it begins on, if it is one. */
function dayOf(said = ''): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(said);
  } catch {
    return undefined;
  }
}

/** The instant at which this transaction reads what is shown. */
export async function instantOf(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select access.now() as now`.execute(db);
  return rows[0]?.now ?? Temporal.Now.instant();
}

/** How often what is shown was changed, and when it next changes by itself. */
export async function showings(db: Db): Promise<{ count: number; next: Temporal.Instant | null }> {
  const { rows } = await sql<{
    count: number;
    next_at: Temporal.Instant | null;
  }>`select * from library.showings()`.execute(db);
  return { count: rows[0]?.count ?? 0, next: rows[0]?.next_at ?? null };
}

export async function readKinds(db: Db): Promise<Kind[]> {
  const rows = await db
    .selectFrom('library.kind')
    .select(['code', 'label', 'plural', 'place', 'together', 'drawn', 'newest_first', 'most_words', 'fields'])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...{ code: row.code, label: row.label, plural: row.plural, place: row.place, together: row.together },
    drawn: row.drawn as Kind['drawn'],
    ...{ newestFirst: row.newest_first, mostWords: row.most_words, fields: fieldsOf(row.fields) },
  }));
}

export function readTopics(db: Db): Promise<Topic[]> {
  return db
    .selectFrom('library.topic')
    .select(['code', 'label', 'at_rest as atRest'])
    .orderBy('label')
    .execute();
}

function shownOf(row: Row): Shown {
  const { kind, slug, area, place, together, drawn, number } = row;
  return {
    ...{ id: row.page_id, kind, slug, area, place, together, drawn, number },
    ...{ fields: fieldsOf(row.fields), from: row.from_at, until: row.until_at },
    ...textOf(row),
  };
}
