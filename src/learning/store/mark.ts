import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Correction, Marked, MarkedHow, NewMark } from '../register/types.ts';

const columns = sql`m.id, m.booking_id as "bookingId", m.part, m.mark, m.minutes, m.note, m.how, m.by_name as "byName",
  m.marked_at as at`;
// A mark that came after the register was closed counts once somebody has confirmed it.
const counts = sql`(not m.after_closing or exists (select from learning.mark_verdict v where v.mark_id = m.id and v.accepted))`;

/** What counts of everybody on every part of a session: the mark that was made last. */
export async function marksOf(db: Db, sessionId: string): Promise<Marked[]> {
  const { rows } = await sql<Marked>`select distinct on (m.booking_id, m.part) ${columns}
    from learning.mark m where m.session_id = ${sessionId}::uuid and ${counts}
    order by m.booking_id, m.part, m.marked_at desc, m.seq desc`.execute(db);
  return rows;
}

/** Everything that was ever marked of somebody, the latest first, with what does not count. */
export async function marksOfBooking(db: Db, bookingId: string): Promise<(Marked & { counts: boolean })[]> {
  const { rows } = await sql<Marked & { counts: boolean }>`select ${columns}, ${counts} as counts
    from learning.mark m where m.booking_id = ${bookingId}::uuid
    order by m.marked_at desc, m.seq desc limit 100`.execute(db);
  return rows;
}

/**
 * Adds marks, each once: an id that was used stays what it was. For whoever holds the session.
 * @returns the ids of those that now stand, sent again or not, and how many are new
 */
export async function addMarks(
  db: Db,
  sessionId: string,
  marks: readonly NewMark[],
  { id, name, how }: { id: string; name: string; how: MarkedHow },
): Promise<{ stand: Set<string>; added: number }> {
  if (marks.length === 0) return { stand: new Set(), added: 0 };
  const done = await db
    .insertInto('learning.mark')
    .values(
      marks.map((each) => ({
        ...{ id: each.id, session_id: sessionId, part: each.part, booking_id: each.bookingId },
        ...{ mark: each.mark, minutes: each.minutes, note: each.note, marked_at: each.at },
        ...{ by_id: id, by_name: name, how },
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  const stand = await db
    .selectFrom('learning.mark')
    .select(['id', 'booking_id', 'part', 'mark'])
    .where('session_id', '=', sessionId)
    .where('by_id', '=', id)
    .where(
      'id',
      'in',
      marks.map((each) => each.id),
    )
    .execute();
  const same = (row: (typeof stand)[number]) =>
    marks.some(
      (each) =>
        each.id === row.id &&
        each.bookingId === row.booking_id &&
        each.part === row.part &&
        each.mark === row.mark,
    );
  const ids = new Set(stand.filter(same).map((row) => row.id));
  return { stand: ids, added: Number(done.numInsertedOrUpdatedRows ?? 0) };
}

/** What came after the register was closed and waits for somebody's word, the earliest first. */
export async function correctionsOf(db: Db, sessionId: string): Promise<Correction[]> {
  const { rows } = await sql<Correction>`select ${columns}, b.name
    from learning.mark m join learning.booking b on b.id = m.booking_id
    where m.session_id = ${sessionId}::uuid and m.after_closing
      and not exists (select from learning.mark_verdict v where v.mark_id = m.id)
    order by m.marked_at, m.seq limit 200`.execute(db);
  return rows;
}

/** Says of a mark that came late whether it counts. @returns false when somebody said so before */
export async function decideMark(
  db: Db,
  sessionId: string,
  mark: { id: string; accepted: boolean },
  by: { id: string; name: string },
): Promise<boolean> {
  const done = await db
    .insertInto('learning.mark_verdict')
    .values({
      ...{ mark_id: mark.id, session_id: sessionId, accepted: mark.accepted },
      ...{ decided_by: by.id, decided_by_name: by.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1;
}
