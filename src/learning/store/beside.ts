import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** What stands beside a booking, each in a row of its own with its own readers and its own end. */
export interface Beside {
  payer: { name: string; organisation: string; email: string; phone: string; address: string };
  access: string;
  dietary: string;
  claims: ReadonlyMap<string, string>;
  deleteAfter: Temporal.PlainDate;
}

const PURPOSE = 'To charge for a late cancellation or for not coming, and for the place itself';

export async function insertBeside(db: Db, bookingId: string, beside: Beside): Promise<void> {
  const { payer, access, dietary, claims, deleteAfter } = beside;
  const of = { booking_id: bookingId, delete_after: deleteAfter };
  await db
    .insertInto('learning.booking_payer')
    .values({ ...of, purpose: PURPOSE, ...payer })
    .execute();
  await insertNeeds(db, of, { access, dietary });
  await insertClaims(db, bookingId, claims);
}

async function insertNeeds(
  db: Db,
  of: { booking_id: string; delete_after: Temporal.PlainDate },
  { access, dietary }: Pick<Beside, 'access' | 'dietary'>,
): Promise<void> {
  const needs = [
    { ...of, kind: 'access', words: access },
    { ...of, kind: 'dietary', words: dietary },
  ].filter(({ words }) => words !== '');
  if (needs.length > 0) await db.insertInto('learning.booking_need').values(needs).execute();
}

/** Says anew what somebody needs, kept for as long as the payer is; false where it stood so already, or its time has passed. */
export async function setNeeds(
  db: Db,
  bookingId: string,
  given: { access: string; dietary: string },
): Promise<boolean> {
  const kept = await needsOf(db, [bookingId]);
  const wordsOf = (kind: string) => kept.find((each) => each.kind === kind)?.words ?? '';
  const { access, dietary } = given;
  if (wordsOf('access') === access && wordsOf('dietary') === dietary) return false;
  const payer = await payerOf(db, bookingId);
  if (!payer) return false;
  await db.deleteFrom('learning.booking_need').where('booking_id', '=', bookingId).execute();
  const of = { booking_id: bookingId, delete_after: payer.delete_after };
  await insertNeeds(db, of, given);
  return true;
}

/** Writes what somebody says stands for a course that comes first. */
export async function insertClaims(
  db: Db,
  bookingId: string,
  claims: ReadonlyMap<string, string>,
): Promise<void> {
  const claimed = [...claims].filter(([, words]) => words.trim() !== '');
  if (claimed.length > 0)
    await db
      .insertInto('learning.booking_claim')
      .values(claimed.map(([needs_id, words]) => ({ booking_id: bookingId, needs_id, words })))
      .execute();
}

/** The payer of a booking, for whoever may know. */
export async function payerOf(db: Db, bookingId: string) {
  return db
    .selectFrom('learning.booking_payer')
    .select(['name', 'organisation', 'email', 'phone', 'address', 'delete_after'])
    .where('booking_id', '=', bookingId)
    .executeTakeFirst();
}

/** What they need, of bookings, for whoever may know. */
export async function needsOf(
  db: Db,
  bookingIds: readonly string[],
): Promise<{ booking_id: string; kind: string; words: string }[]> {
  if (bookingIds.length === 0) return [];
  return db
    .selectFrom('learning.booking_need')
    .select(['booking_id', 'kind', 'words'])
    .where('booking_id', 'in', bookingIds)
    .orderBy('kind')
    .execute();
}

/** Gives the payer, and with `needs` what they need and claimed, to the booking that takes the place of another. */
export async function copyBeside(db: Db, from: string, to: string, needs: boolean): Promise<void> {
  await sql`select learning.copy_beside(${from}, ${to}, ${needs})`.execute(db);
}

/** What people say stands for a course that comes first. */
export async function claimsOf(
  db: Db,
  bookingIds: readonly string[],
): Promise<{ bookingId: string; needsId: string; words: string; judged: string }[]> {
  if (bookingIds.length === 0) return [];
  return db
    .selectFrom('learning.booking_claim')
    .select(['booking_id as bookingId', 'needs_id as needsId', 'words', 'judged'])
    .where('booking_id', 'in', bookingIds)
    .orderBy('booking_id')
    .execute();
}

export async function judgeClaim(
  db: Db,
  bookingId: string,
  needsId: string,
  said: { judged: 'accepted' | 'refused'; by: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('learning.booking_claim')
    .set({ judged: said.judged, judged_by: said.by, judged_at: said.at })
    .where('booking_id', '=', bookingId)
    .where('needs_id', '=', needsId)
    .where('judged', '=', 'open')
    .execute();
}
