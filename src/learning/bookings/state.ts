import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { HttpError, notFound } from '../../platform/http/index.ts';
import { onBookingChange } from '../charges/on-change.ts';
import { tellBooking } from '../messages/tell.ts';
import { holdsPlace, mayBecome } from '../rules/bookings.ts';
import { bookingById, changeState, type StateChange } from '../store/booking.ts';
import { type LockedSession, lockSession } from '../store/session.ts';
import type { Booking, BookingChange, CancelledBy } from '../types.ts';

/** A booking whose session nobody else changes until the transaction ends. */
export interface Held {
  booking: Booking;
  session: LockedSession;
}

/**
 * Holds a booking's session, and reads the booking as it then stands.
 * @throws HttpError 404 for one that the context may not see
 */
export async function hold(db: Db, id: string): Promise<Held> {
  const seen = await bookingById(db, id);
  const session = seen && (await lockSession(db, seen.sessionId));
  const booking = session && (await bookingById(db, id));
  if (!booking) throw notFound({ kind: 'booking', id });
  return { booking, session };
}

const tooLate = () =>
  new HttpError(409, { says: 'This booking was changed meanwhile. Nothing was done. Look at it again.' });

/** Writes a change of state. @throws HttpError 409 when the booking cannot become that (any more) */
async function become(db: Db, { booking }: Held, change: StateChange): Promise<Booking> {
  if (!mayBecome(booking.state, change.state)) throw tooLate();
  const after = await changeState(db, booking, change);
  if (!after) throw tooLate();
  return after;
}

/** Whether leaving is free, for the session is not what was booked. */
export const sessionChanged = ({ booking, session }: Held): boolean =>
  session.cancelled_at !== null ||
  (session.moved_at !== null && Temporal.Instant.compare(session.moved_at, booking.bookedAt) > 0);

export function changeOf(
  held: Held,
  kind: BookingChange['kind'],
  at: Temporal.Instant,
  replacement?: Booking,
): BookingChange {
  return {
    ...{ kind, booking: held.booking, at, startsAt: held.session.starts_at },
    sessionChanged: sessionChanged(held),
    heldPlace: ['confirmed', 'attended', 'no-show'].includes(held.booking.state),
    ...(replacement ? { replacement } : {}),
  };
}

/** Gives somebody the place they asked for, were offered or waited for. */
export async function confirm(db: Db, id: string, at: Temporal.Instant): Promise<Booking> {
  const held = await hold(db, id);
  const after = await become(db, held, { state: 'confirmed', at });
  await onBookingChange(db, changeOf(held, 'confirmed', at));
  await tellBooking(db, after, 'confirmed');
  await audit(db, { action: 'confirm', kind: 'booking', id });
  return after;
}

/** What is told of a booking that ended, by who ended it. */
const TOLD_BY = {
  booker: 'cancelled',
  coordinator: 'cancelled',
  session: 'session cancelled',
  manager: 'refused',
  offer: 'offer over',
} as const;

/** Ends a booking. Whoever waits is offered the place by the job that gives offers. */
export async function cancel(
  db: Db,
  id: string,
  { at, by, why }: { at: Temporal.Instant; by: CancelledBy; why: string },
): Promise<Booking> {
  const held = await hold(db, id);
  const after = await become(db, held, { state: 'cancelled', at, cancelledBy: by, cancelledWhy: why });
  await onBookingChange(db, changeOf(held, 'cancelled', at));
  await tellBooking(db, after, TOLD_BY[by]);
  await audit(db, { action: 'cancel', kind: 'booking', id, basis: by });
  return after;
}

/** Marks that somebody who had a place did not come. */
export function noShow(db: Db, id: string, at: Temporal.Instant): Promise<Booking> {
  return mark(db, id, 'no-show', at);
}

/** Marks that somebody came. */
export function attended(db: Db, id: string, at: Temporal.Instant): Promise<Booking> {
  return mark(db, id, 'attended', at);
}

async function mark(
  db: Db,
  id: string,
  state: 'attended' | 'no-show',
  at: Temporal.Instant,
): Promise<Booking> {
  const held = await hold(db, id);
  if (held.booking.state === state) return held.booking;
  const after = await become(db, held, { state, at });
  await onBookingChange(db, changeOf(held, state, at));
  await audit(db, { action: state, kind: 'booking', id });
  return after;
}

/** A place goes to another booking in the same transaction: a colleague's, or the same person's on another day. */
export async function handOver(
  db: Db,
  held: Held,
  kind: 'substituted' | 'moved',
  { at, why, replacement }: { at: Temporal.Instant; why: string; replacement: () => Promise<Booking> },
): Promise<Booking> {
  if (!holdsPlace(held.booking.state)) throw tooLate();
  const gone = await become(db, held, { state: 'cancelled', at, cancelledBy: 'booker', cancelledWhy: why });
  const taker = await replacement();
  await onBookingChange(db, changeOf(held, kind, at, taker));
  await tellBooking(db, gone, kind === 'moved' ? 'moved away' : 'given to a colleague');
  await audit(db, { action: kind === 'moved' ? 'move' : 'substitute', kind: 'booking', id: held.booking.id });
  return taker;
}
