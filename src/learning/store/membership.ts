import type { Db } from '../../platform/db/index.ts';
import type { Membership } from '../prices/types.ts';

/** Memberships that wait for a look first, then those decided, the latest first. */
export async function memberships(db: Db, most: number): Promise<Membership[]> {
  const rows = await chosen(db)
    .orderBy('decided_at', (order) => order.desc().nullsFirst())
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(membershipOf);
}

export async function membership(db: Db, id: string): Promise<Membership | undefined> {
  const row = await chosen(db).where('id', '=', id).executeTakeFirst();
  return row && membershipOf(row);
}

/** Brings a membership that somebody showed; undefined where that number is known already. */
export async function insertMembership(
  db: Db,
  given: { scheme: string; organisation: string; evidence: string; by: { id: string; name: string } },
): Promise<string | undefined> {
  const { by, ...rest } = given;
  const made = await db
    .insertInto('learning.membership')
    .values({ ...rest, asked_by: by.id, asked_by_name: by.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Decides once; false where somebody else did. */
export async function decideMembership(
  db: Db,
  id: string,
  decided: {
    decision: 'confirmed' | 'refused';
    why: string;
    validUntil: Temporal.PlainDate | null;
    by: { id: string; name: string };
    at: Temporal.Instant;
  },
): Promise<boolean> {
  const { decision, why, validUntil, by, at } = decided;
  const done = await db
    .updateTable('learning.membership')
    .set({
      ...{ decision, decided_why: why, valid_until: validUntil },
      ...{ decided_by: by.id, decided_by_name: by.name, decided_at: at },
    })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

const chosen = (db: Db) =>
  db
    .selectFrom('learning.membership')
    .select([
      'id',
      'scheme',
      'organisation',
      'evidence',
      'asked_by',
      'asked_by_name',
      'asked_at',
      'valid_until',
    ])
    .select(['decision', 'decided_why', 'decided_by_name', 'decided_at']);

type Row = Awaited<ReturnType<ReturnType<typeof chosen>['executeTakeFirstOrThrow']>>;

function membershipOf(row: Row): Membership {
  const { id, scheme, organisation, evidence } = row;
  return {
    ...{ id, scheme, organisation, evidence },
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    askedAt: row.asked_at,
    validUntil: row.valid_until,
    decision: row.decision as Membership['decision'],
    decidedAt: row.decided_at,
    decidedWhy: row.decided_why,
    decidedByName: row.decided_by_name,
  };
}

/** How many bookings named a membership before it was confirmed, and the latest of them: they keep their price. */
export async function bookedBefore(
  db: Db,
  { scheme, evidence, decidedAt }: Pick<Membership, 'scheme' | 'evidence' | 'decidedAt'>,
): Promise<{ bookings: number; sample: string | null }> {
  const rows = await db
    .selectFrom('learning.booking')
    .select('id')
    .where('membership', '=', scheme)
    .where('membership_evidence', '=', evidence)
    .where('price_pence', '>', 0)
    .$if(decidedAt !== null, (query) => query.where('booked_at', '<', decidedAt as Temporal.Instant))
    .orderBy('number', 'desc')
    .limit(500)
    .execute();
  return { bookings: rows.length, sample: rows[0]?.id ?? null };
}
