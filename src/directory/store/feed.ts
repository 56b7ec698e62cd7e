import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json } from '../types.ts';
import type { Word } from './search.ts';

/** What narrows a list of the feed; what is empty or null does not. */
export interface FeedFilter {
  words: readonly Word[];
  taxonomyTermId: string;
  taxonomyId: string;
  organizationId: string;
  minimumAge: number | null;
  maximumAge: number | null;
  startTime: string;
  endTime: string;
  day: string;
  modifiedAfter: Temporal.Instant | null;
  postcode: string;
  proximity: number;
}

export interface FeedService {
  id: string;
  content: Json;
  checkedOn: Temporal.PlainDate | null;
  /** Its source lists it no more since then, and nobody said yet that it is still offered. */
  goneOn: Temporal.PlainDate | null;
}

export interface FeedPage<Row> {
  total: number;
  rows: Row[];
}

interface Window {
  page: number;
  perPage: number;
}

const windowOf = ({ page, perPage }: Window) => sql`limit ${perPage} offset ${(page - 1) * perPage}`;

/** A page of the public entries, by their ids, which never change. */
export async function feedServices(
  db: Db,
  filter: FeedFilter,
  window: Window,
): Promise<FeedPage<FeedService>> {
  const where = sql.join(conditions(filter), sql` and `);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from directory.published s where ${where}`.execute(db);
  const { rows } = await sql<FeedService>`
    select s.id, s.content, s.checked_on as "checkedOn", s.gone_on as "goneOn" from directory.published s
    where ${where} order by s.id ${windowOf(window)}`.execute(db);
  return { total: counted[0]?.total ?? 0, rows };
}

/** A page of places where public entries are given, nearest first where a postcode is asked. */
export async function feedPlaces(
  db: Db,
  filter: FeedFilter,
  window: Window,
): Promise<FeedPage<FeedService & { placeId: string }>> {
  const near = filter.postcode !== '';
  const metres = sql`111120 * sqrt((q.latitude - h.latitude) ^ 2 + ((q.longitude - h.longitude) * cos(radians(h.latitude))) ^ 2)`;
  const from = sql`from directory.place q join directory.published s on s.id = q.service_id
    ${near ? sql`join (${pointOf(filter.postcode)}) h on ${metres} <= ${filter.proximity}` : sql``}
    where ${sql.join(conditions(filter), sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
  const { rows } = await sql<FeedService & { placeId: string }>`
    select s.id, s.content, s.checked_on as "checkedOn", s.gone_on as "goneOn", q.id as "placeId" ${from}
    order by ${near ? sql`${metres}, ` : sql``} q.id, s.id ${windowOf(window)}`.execute(db);
  return { total: counted[0]?.total ?? 0, rows };
}

/** Where a postcode is; where only its first half is known, the middle of that. */
function pointOf(postcode: string): RawBuilder<unknown> {
  const half = postcode.length > 4 ? postcode.slice(0, -3) : postcode;
  return sql`select latitude, longitude from directory.postcode where code in (${postcode}, ${half})
    order by length(code) desc limit 1`;
}

export async function feedPlace(
  db: Db,
  id: string,
): Promise<(FeedService & { placeId: string }) | undefined> {
  const { rows } = await sql<FeedService & { placeId: string }>`
    select s.id, s.content, s.checked_on as "checkedOn", s.gone_on as "goneOn", q.id as "placeId"
    from directory.place q join directory.published s on s.id = q.service_id where q.id = ${id} limit 1`.execute(
    db,
  );
  return rows[0];
}

function conditions(filter: FeedFilter): RawBuilder<unknown>[] {
  const { minimumAge, maximumAge, modifiedAfter, organizationId } = filter;
  return [
    sql`true`,
    ...filter.words.map(
      ({ word, same }) => sql`s.search @@ to_tsquery('english', ${[word, ...same].join(' | ')})`,
    ),
    ...(organizationId ? [sql`s.organization_id = ${organizationId}`] : []),
    ...(minimumAge === null ? [] : [sql`(s.maximum_age is null or s.maximum_age >= ${minimumAge})`]),
    ...(maximumAge === null ? [] : [sql`(s.minimum_age is null or s.minimum_age <= ${maximumAge})`]),
    ...(modifiedAfter === null ? [] : [sql`s.last_modified >= ${modifiedAfter}`]),
    ...withTerm('id', filter.taxonomyTermId),
    ...withTerm('taxonomy_id', filter.taxonomyId),
    ...scheduled(filter),
  ];
}

function withTerm(field: 'id' | 'taxonomy_id', id: string): RawBuilder<unknown>[] {
  if (id === '') return [];
  const shape = JSON.stringify([{ taxonomy_term: { [field]: id } }]);
  return [sql`s.content -> 'attributes' @> ${shape}::jsonb`];
}

function scheduled({ day, startTime, endTime }: FeedFilter): RawBuilder<unknown>[] {
  if (!day && !startTime && !endTime) return [];
  const fits = [
    ...(day ? [sql`x ->> 'byday' like ${`%${day}%`}`] : []),
    ...(startTime ? [sql`x ->> 'closes_at' > ${startTime}`] : []),
    ...(endTime ? [sql`x ->> 'opens_at' < ${endTime}`] : []),
  ];
  return [
    sql`exists (select from jsonb_array_elements(coalesce(s.content -> 'schedules', '[]')) x where ${sql.join(fits, sql` and `)})`,
  ];
}

/** Organisations that give something public. */
export async function feedOrganizations(db: Db, window: Window): Promise<FeedPage<Json>> {
  const of = sql`from directory.organization o where exists (select from directory.published s where s.organization_id = o.id)`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${of}`.execute(db);
  const { rows } = await sql<{
    content: Json;
  }>`select o.content ${of} order by o.id ${windowOf(window)}`.execute(db);
  return { total: counted[0]?.total ?? 0, rows: rows.map(({ content }) => content) };
}

export async function feedOrganization(
  db: Db,
  id: string,
): Promise<{ content: Json; services: Json[] } | undefined> {
  const { rows } = await sql<{ content: Json; services: Json[] }>`select o.content,
    (select coalesce(jsonb_agg(s.content order by s.id), '[]') from directory.published s where s.organization_id = o.id) as services
    from directory.organization o where o.id = ${id}
      and exists (select from directory.published s where s.organization_id = o.id)`.execute(db);
  return rows[0];
}

/** Taxonomies, or one. */
export async function feedTaxonomies(db: Db, window: Window, id?: string): Promise<FeedPage<Json>> {
  const { rows } = await sql<{ total: number; row: Json }>`
    select count(*) over ()::int as total, jsonb_strip_nulls(jsonb_build_object('id', t.id, 'name', t.name,
      'description', t.description, 'uri', t.uri, 'version', t.version)) as row
    from directory.taxonomy t where ${id ? sql`t.id = ${id}` : sql`true`} order by t.id ${windowOf(window)}`.execute(
    db,
  );
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) };
}

export async function feedTerms(
  db: Db,
  window: Window,
  only: { id?: string; taxonomyId?: string; parentId?: string; topOnly?: boolean },
): Promise<FeedPage<Json>> {
  const where = [
    sql`true`,
    ...(only.id ? [sql`t.id = ${only.id}`] : []),
    ...(only.taxonomyId ? [sql`t.taxonomy_id = ${only.taxonomyId}`] : []),
    ...(only.parentId ? [sql`t.parent_id = ${only.parentId}`] : []),
    ...(only.topOnly ? [sql`t.parent_id is null`] : []),
  ];
  const { rows } = await sql<{ total: number; row: Json }>`
    select count(*) over ()::int as total, jsonb_strip_nulls(jsonb_build_object('id', t.id, 'name', t.name, 'term', t.name,
      'description', t.description, 'parent_id', t.parent_id, 'taxonomy', x.name, 'taxonomy_id', t.taxonomy_id,
      'term_uri', t.uri, 'code', t.code)) as row
    from directory.term t left join directory.taxonomy x on x.id = t.taxonomy_id
    where ${sql.join(where, sql` and `)} order by t.id ${windowOf(window)}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ row }) => row) };
}
