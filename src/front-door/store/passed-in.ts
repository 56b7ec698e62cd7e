import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PassedIn, PassedInWhole } from '../passed-in/types.ts';
import { date, instant, list, maybeInstant, text } from './json.ts';

/** What waits for the answer of the caller's front door, first what is due first; fifty at most. */
export async function passedIn(db: Db): Promise<PassedIn[]> {
  const { rows } = await sql<PassedIn>`
    select id, concern_id as "concernId", child_label as "childLabel", area, from_area as "fromArea", rating,
      danger_now as "dangerNow", told_at as "toldAt", due_at as "dueAt" from front_door.passed_in()`.execute(
    db,
  );
  return rows;
}

/** One of them; undefined where it does not wait for the caller. */
export async function readPassedIn(db: Db, id: string): Promise<PassedInWhole | undefined> {
  const { rows } = await sql<{ one: Record<string, unknown> | null }>`
    select front_door.passed_one(${id}::uuid) as one`.execute(db);
  const p = rows[0]?.one;
  if (!p) return undefined;
  return {
    ...{
      id: text(p.id),
      concernId: text(p.concern_id),
      area: text(p.area),
      fromArea: text(p.from_area) || null,
    },
    ...{
      childLabel: text(p.child_label),
      rating: (p.rating as PassedIn['rating']) ?? null,
      dangerNow: p.danger_now === true,
    },
    ...{ receivedAt: instant(p.received_at), toldAt: instant(p.told_at), dueAt: maybeInstant(p.due_at) },
    ...{ contact: text(p.contact), how: text(p.how), reason: text(p.reason), by: text(p.by) },
    children: list(p.children, (k) => ({
      ...{ name: text(k.name), unborn: k.unborn === true, age: text(k.age) },
      ...{ born: date(k.born), expected: date(k.expected) },
    })),
    addresses: Array.isArray(p.addresses) ? p.addresses.map(text) : [],
    shielded: p.shielded === true,
  };
}

/**
 * Answers for the area it was passed to. Accepted, their front door holds the concern; refused, it goes back.
 * @returns the concern's id; undefined where somebody answered already
 */
export async function answerPassedIn(
  db: Db,
  id: string,
  says: 'accepted' | 'refused',
  words: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ concern: string | null }>`
    select front_door.answer_passed_in(${id}::uuid, ${says}, ${words}) as concern`.execute(db);
  return rows[0]?.concern ?? undefined;
}
