import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Booking, BookingState, CancelledBy, OrganisationType } from '../types.ts';

const columns = [
  ...([
    'id',
    'number',
    'session_id',
    'course_id',
    'practitioner_id',
    'name',
    'email',
    'organisation',
  ] as const),
  ...(['agency_id', 'organisation_type', 'membership', 'booked_by', 'booked_by_email'] as const),
  ...(['booked_by_name', 'purchase_order', 'approval', 'state', 'price_pence', 'price_reason'] as const),
  ...([
    'policy_version',
    'course_version',
    'site',
    'calendar_code',
    'booked_at',
    'offer_expires_at',
  ] as const),
  ...(['confirmed_at', 'cancelled_at', 'cancelled_by', 'cancelled_why', 'substituted_for'] as const),
  ...(['moved_from', 'sequence', 'role', 'priced_on'] as const),
] as const;

export const bookings = (db: Db) => db.selectFrom('learning.booking').select(columns);

export type BookingRow = Awaited<ReturnType<ReturnType<typeof bookings>['executeTakeFirstOrThrow']>>;

export function bookingOf(row: BookingRow): Booking {
  return {
    id: row.id,
    number: row.number,
    sessionId: row.session_id,
    courseId: row.course_id,
    practitionerId: row.practitioner_id,
    name: row.name,
    email: row.email,
    organisation: row.organisation,
    agencyId: row.agency_id,
    organisationType: row.organisation_type as OrganisationType,
    role: row.role,
    membership: row.membership,
    bookedBy: row.booked_by,
    bookedByEmail: row.booked_by_email,
    bookedByName: row.booked_by_name,
    purchaseOrder: row.purchase_order,
    approval: row.approval as Booking['approval'],
    state: row.state as BookingState,
    pricePence: row.price_pence,
    priceReason: row.price_reason,
    pricedOn: row.priced_on,
    policyVersion: row.policy_version,
    courseVersion: row.course_version,
    site: row.site,
    calendarCode: row.calendar_code,
    bookedAt: row.booked_at,
    offerExpiresAt: row.offer_expires_at,
    confirmedAt: row.confirmed_at,
    cancelledAt: row.cancelled_at,
    cancelledBy: row.cancelled_by as CancelledBy | null,
    cancelledWhy: row.cancelled_why,
    substitutedFor: row.substituted_for,
    movedFrom: row.moved_from,
    sequence: row.sequence,
  };
}

/** A booking as far as the context may see it. */
export async function bookingById(db: Db, id: string): Promise<Booking | undefined> {
  const row = await bookings(db).where('id', '=', id).executeTakeFirst();
  return row && bookingOf(row);
}

/** A booking to be written: everything but what its life adds. */
export type NewBooking = Pick<
  Booking,
  | 'id'
  | 'sessionId'
  | 'courseId'
  | 'practitionerId'
  | 'name'
  | 'email'
  | 'organisation'
  | 'agencyId'
  | 'organisationType'
  | 'membership'
  | 'bookedBy'
  | 'bookedByEmail'
  | 'bookedByName'
  | 'purchaseOrder'
  | 'approval'
  | 'state'
  | 'pricePence'
  | 'priceReason'
  | 'pricedOn'
  | 'role'
  | 'policyVersion'
  | 'courseVersion'
  | 'site'
  | 'calendarCode'
  | 'substitutedFor'
  | 'movedFrom'
> & {
  membershipEvidence: string | null;
  calendarHash: string;
  at: Temporal.Instant;
  /** Whoever keeps the register wrote it down at the door. */
  walkedInBy?: string | null;
};

/** Writes a booking. Its session is held, so its number is its place in the order. */
export async function insertBooking(db: Db, booking: NewBooking): Promise<Booking> {
  const row = await db
    .insertInto('learning.booking')
    .values({
      id: booking.id,
      session_id: booking.sessionId,
      course_id: booking.courseId,
      practitioner_id: booking.practitionerId,
      name: booking.name,
      email: booking.email,
      organisation: booking.organisation,
      agency_id: booking.agencyId,
      organisation_type: booking.organisationType,
      membership: booking.membership,
      membership_evidence: booking.membershipEvidence,
      role: booking.role,
      booked_by: booking.bookedBy,
      booked_by_email: booking.bookedByEmail,
      booked_by_name: booking.bookedByName,
      purchase_order: booking.purchaseOrder,
      approval: booking.approval,
      state: booking.state,
      price_pence: booking.pricePence,
      price_reason: booking.priceReason,
      priced_on: booking.pricedOn,
      policy_version: booking.policyVersion,
      course_version: booking.courseVersion,
      site: booking.site,
      calendar_code: booking.calendarCode,
      calendar_hash: booking.calendarHash,
      booked_at: booking.at,
      confirmed_at: booking.state === 'confirmed' ? booking.at : null,
      substituted_for: booking.substitutedFor,
      moved_from: booking.movedFrom,
      walked_in_by: booking.walkedInBy ?? null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return bookingOf(row);
}

/** What a change of state writes besides the state. */
export interface StateChange {
  state: BookingState;
  at: Temporal.Instant;
  cancelledBy?: CancelledBy;
  cancelledWhy?: string;
  offerExpiresAt?: Temporal.Instant;
}

/** Writes a change of state, from the state that was read; undefined when it is another one meanwhile. */
export async function changeState(db: Db, from: Booking, change: StateChange): Promise<Booking | undefined> {
  const { state, at } = change;
  const row = await db
    .updateTable('learning.booking')
    .set({
      state,
      changed_at: at,
      sequence: sql`sequence + 1`,
      ...(state === 'confirmed' ? { confirmed_at: at } : {}),
      ...(state === 'offered' ? { offered_at: at, offer_expires_at: change.offerExpiresAt ?? at } : {}),
      ...(state === 'cancelled'
        ? {
            cancelled_at: at,
            cancelled_by: change.cancelledBy ?? null,
            cancelled_why: change.cancelledWhy ?? null,
          }
        : {}),
    })
    .where('id', '=', from.id)
    .where('state', '=', from.state)
    .returning(columns)
    .executeTakeFirst();
  return row && bookingOf(row);
}

/** Their place in the queue, 1 for whoever is offered next. */
export async function placeInQueue(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ place: number }>`select learning.place_in_queue(${id}) as place`.execute(db);
  return rows[0]?.place ?? 1;
}

/** Somebody's own bookings and those they made, the latest first; `most` of them before a number where one is named. */
export async function ownBookings(
  db: Db,
  who: { practitionerId: string | null; email: string | null },
  most: number,
  before?: number,
): Promise<Booking[]> {
  const all = bookings(db)
    .where(({ eb, or }) =>
      or([
        ...(who.practitionerId
          ? [eb('practitioner_id', '=', who.practitionerId), eb('booked_by', '=', who.practitionerId)]
          : []),
        ...(who.email ? [eb('email', '=', who.email), eb('booked_by_email', '=', who.email)] : []),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(most);
  const rows = await (before === undefined ? all : all.where('number', '<', before)).execute();
  return rows.map(bookingOf);
}

/** The bookings of a session, in the order in which they came. */
export async function bookingsOf(
  db: Db,
  sessionId: string,
  states?: readonly BookingState[],
): Promise<Booking[]> {
  const all = bookings(db).where('session_id', '=', sessionId).orderBy('number');
  const rows = await (states ? all.where('state', 'in', states) : all).execute();
  return rows.map(bookingOf);
}

/** The latest bookings of an agency's staff, before a number where one is named. */
export async function agencyBookings(
  db: Db,
  agencyId: string,
  most: number,
  before?: number,
): Promise<Booking[]> {
  const all = bookings(db).where('agency_id', '=', agencyId).orderBy('number', 'desc').limit(most);
  const rows = await (before === undefined ? all : all.where('number', '<', before)).execute();
  return rows.map(bookingOf);
}

/** Takes note of what a training lead said. */
export async function setApproval(
  db: Db,
  id: string,
  said: { approval: 'given' | 'refused'; by: string; at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('learning.booking')
    .set({ approval: said.approval, approved_by: said.by, approved_at: said.at })
    .where('id', '=', id)
    .where('approval', '=', 'asked')
    .execute();
}

/** The booking on another day that took the place of one; undefined where none did. */
export async function movedTo(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('learning.booking')
    .select('id')
    .where('moved_from', '=', id)
    .executeTakeFirst();
  return row?.id;
}

/** The booking that the context's code opens. */
export async function bookingByCode(db: Db, calendarHash: string): Promise<Booking | undefined> {
  const row = await bookings(db).where('calendar_hash', '=', calendarHash).executeTakeFirst();
  return row && bookingOf(row);
}
