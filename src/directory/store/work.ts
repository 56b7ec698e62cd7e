import { type RawBuilder, sql } from 'kysely';
import { claimIn, type Db } from '../../platform/db/index.ts';
import type { Json, Shows, VersionShown, WorkRow, WorkShown } from '../types.ts';

/** An entry as those see it who may write it. */
export interface WorkEntry extends WorkShown {
  organizationId: string;
  /** What the public reads, or what was first written. */
  content: Json;
  areas: string[];
  /** The context may write it. */
  workable: boolean;
  waiting: Version | null;
}

export interface Version extends VersionShown {
  /** Null for what a source said. */
  byId: string | null;
  content: Json;
  areas: string[];
}

/** Whether the context may write the entry: an editor of one of its areas, or a provider of its organisation. */
const workable = sql<boolean>`(s.areas && array(select access.areas_where('directory.edit'))
  or (s.areas = '{}' and (select access.may('directory.edit')))
  or s.organization_id = any(array(select directory.my_organizations())))`;

const versionColumns = sql`v.number, v.state, v.content, v.areas, v.note, v.by_id as "byId", v.by_name as "byName", v.at,
  v.decided_by_name as "decidedByName", v.decided_at as "decidedAt", v.why`;

export async function workEntry(db: Db, id: string, lock = false): Promise<WorkEntry | undefined> {
  const { rows } = await sql<Omit<WorkEntry, 'waiting'>>`
    select s.id, s.title, s.organization_id as "organizationId", s.version, s.approved, s.published, s.content, s.areas,
      s.owner_id as "ownerId", (select c.name from partnership.colleague c where c.id = s.owner_id) as "ownerName",
      s.checked_on as "checkedOn", s.source, s.gone_on as "goneOn", s.gone_kept_on as "goneKeptOn", ${workable} as workable
    from directory.service s where s.id = ${id} ${lock ? sql`for update of s` : sql``}`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { rows: versions } = await sql<Version>`select ${versionColumns} from directory.version v
    where v.service_id = ${id} and v.state = 'waiting'`.execute(db);
  return { ...row, waiting: versions[0] ?? null };
}

/** Takes the right to write the next version, as the entry stood at a version. */
export const claimEntry = claimIn('directory.service');

export interface NewVersion {
  number: number;
  content: Json;
  areas: readonly string[];
  note: string;
  by: { id: string; name: string };
  at: Temporal.Instant;
}

/** Puts a version before those who publish; one that waited before gives way to it. */
export async function addVersion(db: Db, serviceId: string, version: NewVersion): Promise<void> {
  await db
    .updateTable('directory.version')
    .set({ state: 'replaced' })
    .where('service_id', '=', serviceId)
    .where('state', '=', 'waiting')
    .execute();
  await db
    .insertInto('directory.version')
    .values({
      ...{
        service_id: serviceId,
        number: version.number,
        state: 'waiting',
        note: version.note,
        at: version.at,
      },
      ...{ content: JSON.stringify(version.content), areas: [...version.areas] },
      ...{ by_id: version.by.id, by_name: version.by.name },
    })
    .execute();
  await db.updateTable('directory.service').set({ edited_here: true }).where('id', '=', serviceId).execute();
}

export async function addEntry(
  db: Db,
  entry: {
    id: string;
    title: string;
    organizationId: string;
    content: Json;
    areas: readonly string[];
    ownerId: string;
  },
): Promise<void> {
  await db
    .insertInto('directory.service')
    .values({
      ...{ id: entry.id, title: entry.title, organization_id: entry.organizationId, version: 1 },
      ...{ content: JSON.stringify(entry.content), areas: [...entry.areas], owner_id: entry.ownerId },
    })
    .execute();
}

/** Versions of an entry that the context may know of, latest first. */
export async function versionsOf(
  db: Db,
  id: string,
  before: number | undefined,
  size: number,
): Promise<Version[]> {
  const { rows } =
    await sql<Version>`select ${versionColumns} from directory.version v where v.service_id = ${id}
    ${before === undefined ? sql`` : sql`and v.number < ${before}`} order by v.number desc limit ${size}`.execute(
      db,
    );
  return rows;
}

export async function decideVersion(
  db: Db,
  id: string,
  decided: {
    number: number;
    state: 'approved' | 'declined';
    by: { id: string; name: string };
    at: Temporal.Instant;
    why: string;
  },
): Promise<void> {
  await db
    .updateTable('directory.version')
    .set({
      ...{ state: decided.state, decided_by: decided.by.id, decided_by_name: decided.by.name },
      ...{ decided_at: decided.at, why: decided.why || null },
    })
    .where('service_id', '=', id)
    .where('number', '=', decided.number)
    .execute();
}

export async function setOwner(db: Db, id: string, ownerId: string | null): Promise<void> {
  await db
    .updateTable('directory.service')
    .set({ owner_id: ownerId, nudged_on: null })
    .where('id', '=', id)
    .execute();
}

export async function setPublished(
  db: Db,
  id: string,
  published: boolean,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('directory.service')
    .set({ published, last_modified: at })
    .where('id', '=', id)
    .execute();
}

/** Somebody looked: everything in it still holds. */
export async function markChecked(db: Db, id: string, on: Temporal.PlainDate): Promise<void> {
  await db
    .updateTable('directory.service')
    .set({ checked_on: on, nudged_on: null })
    .where('id', '=', id)
    .execute();
}

/** Entries that the context may write, by title. */
export async function workRows(
  db: Db,
  asked: {
    shows: Shows;
    me: string;
    staleBefore: Temporal.PlainDate;
    words: string;
    after: string;
    size: number;
  },
): Promise<WorkRow[]> {
  const only: Readonly<Record<Shows, RawBuilder<unknown>>> = {
    all: sql`true`,
    mine: sql`s.owner_id = ${asked.me}`,
    waiting: sql`exists (select from directory.version v where v.service_id = s.id and v.state = 'waiting')`,
    stale: sql`s.published and coalesce(s.checked_on, date '2000-01-01') < ${asked.staleBefore}`,
    wrong: sql`exists (select from directory.problem p where p.service_id = s.id)`,
    gone: sql`s.published and s.gone_on is not null and s.gone_kept_on is null`,
    hidden: sql`not s.published`,
  };
  const { rows } = await sql<WorkRow>`
    select s.id, s.title, o.name as organization, s.published, s.checked_on as "checkedOn",
      exists (select from directory.version v where v.service_id = s.id and v.state = 'waiting') as waiting,
      (select c.name from partnership.colleague c where c.id = s.owner_id) as "ownerName",
      array(select p.says from directory.problem p where p.service_id = s.id order by p.says) as problems
    from directory.service s join directory.organization o on o.id = s.organization_id
    where ${workable} and ${only[asked.shows]}
      ${asked.words ? sql`and (s.title ilike ${holding(asked.words)} or o.name ilike ${holding(asked.words)})` : sql``}
      ${asked.after ? sql`and (s.title, s.id) > (select a.title, a.id from directory.service a where a.id = ${asked.after}::uuid)` : sql``}
    order by s.title, s.id limit ${asked.size}`.execute(db);
  return rows;
}

const holding = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** More than these are not listed in one box: feeds bring hundreds. Those after them are found by name. */
export const MOST_ORGANIZATIONS = 500;

/**
 * Organisations that the context may write entries for, by name: the first of them, those with `words` in their names
 * where some are given, and whichever is called by its id or by its whole name, wherever it stands.
 */
export async function writableOrganizations(
  db: Db,
  all: boolean,
  { words = '', id, name = '' }: { words?: string; id?: string | undefined; name?: string } = {},
): Promise<{ id: string; name: string }[]> {
  const may = all ? sql`true` : sql`o.id = any(array(select directory.my_organizations()))`;
  const { rows } = await sql<{ id: string; name: string }>`select id, name from (
      (select o.id, o.name from directory.organization o where ${may}
        ${words ? sql`and o.name ilike ${holding(words)}` : sql``} order by o.name, o.id limit ${MOST_ORGANIZATIONS})
      union select o.id, o.name from directory.organization o
        where ${may} and (o.id = ${id ?? null}::uuid or (o.name <> '' and lower(o.name) = lower(${name})))) o
    order by name, id`.execute(db);
  return rows;
}

export async function addOrganization(db: Db, id: string, name: string): Promise<void> {
  const content = JSON.stringify({ id, name, description: name });
  await db.insertInto('directory.organization').values({ id, name, content }).execute();
}
