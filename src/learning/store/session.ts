import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Session, SessionPart } from '../types.ts';

const columns = [
  ...([
    'id',
    'course_id',
    'area',
    'venue',
    'venue_notes',
    'capacity',
    'taken',
    'starts_at',
    'ends_at',
  ] as const),
  ...([
    'sequence',
    'cancelled_at',
    'cancelled_why',
    'moved_at',
    'moved_why',
    'series_id',
    'version',
  ] as const),
] as const;

const sessions = (db: Db) => db.selectFrom('learning.session').select(columns);

type Row = Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirstOrThrow']>>;

function sessionOf(row: Row): Session {
  return {
    id: row.id,
    courseId: row.course_id,
    area: row.area,
    venue: row.venue,
    venueNotes: row.venue_notes,
    capacity: row.capacity,
    taken: row.taken,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
    cancelledAt: row.cancelled_at,
    cancelledWhy: row.cancelled_why,
    movedAt: row.moved_at,
    movedWhy: row.moved_why,
    seriesId: row.series_id,
    version: row.version,
  };
}

/** A session as far as the context may see it. */
export async function sessionById(db: Db, id: string): Promise<Session | undefined> {
  const row = await sessions(db).where('id', '=', id).executeTakeFirst();
  return row && sessionOf(row);
}

/** The sessions of courses that end after an instant, the next first. */
export async function sessionsOf(
  db: Db,
  courseIds: readonly string[],
  after: Temporal.Instant,
): Promise<Session[]> {
  if (courseIds.length === 0) return [];
  const rows = await sessions(db)
    .where('course_id', 'in', courseIds)
    .where('ends_at', '>', after)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(sessionOf);
}

/** The parts of sessions, each with its own start and end. */
export async function partsOf(db: Db, sessionIds: readonly string[]): Promise<Map<string, SessionPart[]>> {
  const parts = new Map<string, SessionPart[]>();
  if (sessionIds.length === 0) return parts;
  const rows = await db
    .selectFrom('learning.session_part')
    .select(['session_id', 'n', 'title', 'starts_at', 'ends_at'])
    .where('session_id', 'in', sessionIds)
    .orderBy('session_id')
    .orderBy('n')
    .execute();
  for (const { session_id, n, title, starts_at, ends_at } of rows)
    parts.set(session_id, [
      ...(parts.get(session_id) ?? []),
      { n, title, startsAt: starts_at, endsAt: ends_at },
    ]);
  return parts;
}

/** A session as it stands for whoever holds it until the transaction ends. */
export interface LockedSession {
  id: string;
  course_id: string;
  capacity: number;
  taken: number;
  waiting: number;
  starts_at: Temporal.Instant;
  cancelled_at: Temporal.Instant | null;
  moved_at: Temporal.Instant | null;
  sequence: number;
}

/** Holds a session until the transaction ends: nobody else books, leaves or is offered a place meanwhile. */
export async function lockSession(db: Db, id: string): Promise<LockedSession | undefined> {
  const { rows } = await sql<LockedSession>`select * from learning.lock_session(${id})`.execute(db);
  return rows[0];
}

/** Sessions by their ids, as far as the context may see them. */
export async function sessionsById(db: Db, ids: readonly string[]): Promise<Map<string, Session>> {
  if (ids.length === 0) return new Map();
  const rows = await sessions(db).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, sessionOf(row)]));
}
