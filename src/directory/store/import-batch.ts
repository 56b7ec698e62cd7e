import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Json, Projection } from '../types.ts';
import { pointsOf } from './publish.ts';
import { placeRows, serviceRow } from './rows.ts';

/** What a source says of an entry, ready to be written. */
export interface Incoming {
  id: string;
  sourceId: string;
  hash: string;
  content: Json;
  areas: readonly string[];
  projection: Projection;
  organizationId: string;
  organization: Json;
  terms: readonly Json[];
  number: number;
  /** Not here yet; else it is. */
  isNew: boolean;
  /** Somebody here edited it: it waits for the owner. */
  waits: boolean;
}

export interface FromSource {
  source: string;
  byId: string;
  byName: string;
  at: Temporal.Instant;
}

/** Writes what a source says of many entries: a statement for each table, whatever their number. */
export async function applyImported(db: Db, from: FromSource, entries: readonly Incoming[]): Promise<void> {
  if (entries.length === 0) return;
  await saveOrganizations(db, entries);
  await saveTerms(
    db,
    entries.flatMap(({ terms }) => terms),
  );
  const open = entries.filter(({ waits }) => !waits);
  await writeServices(db, from, open);
  await writeHeld(
    db,
    entries.filter(({ waits }) => waits),
  );
  await writeVersions(db, from, entries);
  await writePlaces(db, open);
}

async function saveOrganizations(db: Db, entries: readonly Incoming[]): Promise<void> {
  const rows = [...new Map(entries.map(({ organization }) => [organization.id, organization])).values()];
  await sql`insert into directory.organization (id, name, content)
    select (o ->> 'id')::uuid, o ->> 'name', o from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) o
    on conflict (id) do update set name = excluded.name, content = excluded.content
      where directory.organization.content is distinct from excluded.content`.execute(db);
}

async function saveTerms(db: Db, terms: readonly Json[]): Promise<void> {
  if (terms.length === 0) return;
  await sql`insert into directory.term (id, name, description, parent_id, uri, taxonomy_id)
    select distinct on (t.id) t.id, t.name, coalesce(t.description, t.name), t.parent_id, t.term_uri,
      (select x.id from directory.taxonomy x where x.id = t.taxonomy_id)
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
      t(id uuid, name text, description text, parent_id uuid, term_uri text, taxonomy_id uuid)
    where t.name is not null on conflict (id) do nothing`.execute(db);
}

const COLUMNS =
  'title, summary, words, content, minimum_age, maximum_age, needs, audiences, levels, ways, access, languages, free, placed, areas, organization_id, version, approved, source_hash, last_modified';

async function writeServices(db: Db, from: FromSource, entries: readonly Incoming[]): Promise<void> {
  const rows = entries.map((entry) => ({
    ...serviceRow(entry.projection, entry.content),
    ...{ id: entry.id, areas: entry.areas, organization_id: entry.organizationId, version: entry.number },
    ...{
      approved: entry.number,
      source_hash: entry.hash,
      last_modified: from.at.toString(),
    },
    // Whether the public sees it is for people here to say, once it is known.
    ...{
      published: true,
      source: from.source,
      source_id: entry.sourceId,
      owner_id: from.byId,
      edited_here: false,
    },
  }));
  const columns = sql.raw(COLUMNS);
  const given = (isNew: boolean) => JSON.stringify(rows.filter((_, at) => entries[at]?.isNew === isNew));
  await sql`insert into directory.service (id, published, source, source_id, owner_id, ${columns})
    select id, published, source, source_id, owner_id, ${columns}
    from jsonb_populate_recordset(null::directory.service, ${given(true)}::jsonb)`.execute(db);
  await sql`update directory.service s set (${columns}) = (select ${sql.raw(
    COLUMNS.split(', ')
      .map((name) => `r.${name}`)
      .join(', '),
  )})
    from jsonb_populate_recordset(null::directory.service, ${given(false)}::jsonb) r where s.id = r.id`.execute(
    db,
  );
}

async function writeHeld(db: Db, entries: readonly Incoming[]): Promise<void> {
  if (entries.length === 0) return;
  const ids = entries.map(({ id }) => id);
  await sql`update directory.version set state = 'replaced' where service_id = any(${ids}::uuid[])
    and state = 'waiting' and by_id is null`.execute(db);
  const rows = entries.map(({ id, number, hash }) => ({ id, number, hash }));
  await sql`update directory.service s set version = r.number, source_hash = r.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(id uuid, number integer, hash text) where s.id = r.id`.execute(
    db,
  );
}

/** What somebody here wrote and waits is not pushed aside by a source: the source's words stand in the history then. */
async function writeVersions(db: Db, from: FromSource, entries: readonly Incoming[]): Promise<void> {
  const rows = entries.map(({ id, number, content, areas, waits }) => ({
    id,
    number,
    content,
    areas,
    waits,
  }));
  await sql`insert into directory.version (service_id, number, state, content, areas, note, by_name, at, decided_by_name, decided_at)
    select r.id, r.number, case when not r.waits then 'approved' when w.number is null then 'waiting' else 'replaced' end,
      r.content, array(select jsonb_array_elements_text(r.areas)), ${`As ${from.source} has it`}, ${from.source}, ${from.at},
      case when not r.waits then ${from.byName}::text end, case when not r.waits then ${from.at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        r(id uuid, number integer, content jsonb, areas jsonb, waits boolean)
      left join directory.version w on w.service_id = r.id and w.state = 'waiting'`.execute(db);
}

async function writePlaces(db: Db, entries: readonly Incoming[]): Promise<void> {
  const plain = (postcode: string) => postcode.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const ids = entries.map(({ id }) => id);
  await sql`delete from directory.place where service_id = any(${ids}::uuid[])`.execute(db);
  const bare = entries.flatMap(({ id, content }) => placeRows(id, content, () => undefined));
  if (bare.length === 0) return;
  const points = await pointsOf(
    db,
    bare.flatMap(({ postcode }) => postcode ?? []),
  );
  const at = (postcode: string) => points.get(plain(postcode)) ?? points.get(plain(postcode).slice(0, -3));
  const rows = entries.flatMap(({ id, content }) => placeRows(id, content, at));
  await sql`insert into directory.place (id, service_id, location_id, name, town, postcode, latitude, longitude)
    select id, service_id, location_id, name, town, postcode, latitude, longitude
    from jsonb_populate_recordset(null::directory.place, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(db);
}
