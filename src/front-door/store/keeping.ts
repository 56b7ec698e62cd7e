import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** Gives a concern to a person of its team; false when they may not have it. */
export async function allocateTo(db: Db, concernId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ given: boolean }>`
    select front_door.allocate(${concernId}::uuid, ${personId}::uuid) as given`.execute(db);
  return rows[0]?.given ?? false;
}

/** Hands a concern to the team of another area. Afterwards the context may no longer see it. */
export async function handTo(
  db: Db,
  concernId: string,
  to: { area: string; teamId: string; reason: string },
): Promise<void> {
  await sql`select front_door.hand_to(${concernId}::uuid, ${to.area}, ${to.teamId}::uuid, ${to.reason})`.execute(
    db,
  );
}

/** Closes a concern to all but these people; nobody named opens it to its team again. */
export async function restrictTo(
  db: Db,
  concernId: string,
  people: readonly string[],
  reason: string,
): Promise<void> {
  await sql`select front_door.restrict_to(${concernId}::uuid, ${[...people]}::uuid[], ${reason})`.execute(db);
}

/** Who is named on a restricted concern, by the last time that was said. */
export async function namedPeople(db: Db, concernId: string): Promise<string[]> {
  const last = await db
    .selectFrom('front_door.restriction')
    .select('named')
    .where('concern_id', '=', concernId)
    .orderBy('set_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.named ?? [];
}

/** A shielded address by its id: whether the context may read it, and whether anybody is named for it. */
export interface Shielded {
  id: string;
  readable: boolean;
  named: boolean;
}

/** The shielded addresses of a concern that the context works on. */
export async function shieldedAddresses(db: Db, concernId: string): Promise<Shielded[]> {
  const { rows } = await sql<Shielded>`
    select address_id as id, readable, named from front_door.shielded(${concernId}::uuid)`.execute(db);
  return rows;
}

/** Hides an address from all but these people and whoever does it. */
export async function shieldAddress(
  db: Db,
  addressId: string,
  people: readonly string[],
  reason: string,
): Promise<void> {
  await sql`select front_door.shield(${addressId}::uuid, ${[...people]}::uuid[], ${reason})`.execute(db);
}

/** Opens an address that came in shielded to whoever does it; false when somebody is named for it already. */
export async function takeOn(db: Db, addressId: string, reason: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select front_door.take_on(${addressId}::uuid, ${reason}) as taken`.execute(db);
  return rows[0]?.taken ?? false;
}

/** Shows an address again. */
export async function unshieldAddress(db: Db, addressId: string): Promise<void> {
  await sql`select front_door.unshield(${addressId}::uuid)`.execute(db);
}
