import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Charge } from '../ledger/types.ts';
import type { Cause } from '../rules/charge.ts';

/** A charge to be made, with its whole reason. */
export interface NewCharge {
  bookingId: string;
  cause: Cause;
  on: Temporal.PlainDate;
  starts: Temporal.PlainDate;
  workingDays: number | null;
  policyId: string | null;
  pence: number;
  words: string;
  disputeUntil: Temporal.PlainDate;
}

/** Makes the charge of a booking; undefined where one stands already. */
export async function makeCharge(db: Db, charge: NewCharge): Promise<string | undefined> {
  const { bookingId, cause, on, starts, workingDays, policyId, pence, words } = charge;
  const { rows } = await sql<{ made: string | null }>`
    select learning.make_charge(${bookingId}, ${cause}, ${on}, ${starts}, ${workingDays}, ${policyId}, ${pence},
      ${words}, ${charge.disputeUntil}) as made`.execute(db);
  return rows[0]?.made ?? undefined;
}

/** Reverses the charge of a booking that turned out to be something else. */
export async function correctCharge(db: Db, bookingId: string, words: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select learning.correct_charge(${bookingId}, ${words}) as done`.execute(db);
  return rows[0]?.done === true;
}

/** The membership that a booking named, with what shows it. */
export async function membershipNamed(
  db: Db,
  bookingId: string,
): Promise<{ scheme: string; evidence: string } | null> {
  const row = await db
    .selectFrom('learning.booking')
    .select(['membership', 'membership_evidence'])
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (!row?.membership || !row.membership_evidence) return null;
  return { scheme: row.membership, evidence: row.membership_evidence };
}

/** A charge, as far as the context may see it. */
export async function chargeById(db: Db, id: string): Promise<Charge | undefined> {
  const row = await charges(db).where('c.id', '=', id).executeTakeFirst();
  return row && chargeOf(row);
}

/** The charges of a booking, the latest first: one that stands, and those that were lifted. */
export async function chargesOf(db: Db, bookingId: string): Promise<Charge[]> {
  const rows = await charges(db).where('c.booking_id', '=', bookingId).orderBy('c.made_at', 'desc').execute();
  return rows.map(chargeOf);
}

const charges = (db: Db) =>
  db
    .selectFrom('learning.charge as c')
    .leftJoin('learning.booking as b', 'b.id', 'c.booking_id')
    .select([
      'c.id',
      'c.account_id',
      'c.booking_id',
      'c.cause',
      'c.course_title',
      'c.starts_on',
      'c.pence',
      'c.words',
    ])
    .select(['c.dispute_until', 'c.made_by', 'c.made_by_name', 'c.made_at', 'c.lifted_at'])
    .select(['c.payer_name as account', 'b.name as person']);

type Row = Awaited<ReturnType<ReturnType<typeof charges>['executeTakeFirstOrThrow']>>;

function chargeOf(row: Row): Charge {
  const { id, pence, words } = row;
  return {
    ...{ id, pence, words },
    accountId: row.account_id,
    account: row.account,
    bookingId: row.booking_id,
    cause: row.cause as Cause,
    course: row.course_title,
    person: row.person ?? 'somebody whose booking is closed to you',
    startsOn: row.starts_on,
    disputeUntil: row.dispute_until,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    madeAt: row.made_at,
    liftedAt: row.lifted_at,
  };
}
