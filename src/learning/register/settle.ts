import type { Db } from '../../platform/db/index.ts';
import { attended, noShow } from '../bookings/state.ts';
import { type Attendance, attendanceOf, withAssessment } from '../rules/attendance.ts';
import { isCompleted, recordCompletion, withdrawAttended } from '../store/completion.ts';
import { awaitNoLonger } from '../store/feedback.ts';
import type { Booking } from '../types.ts';
import type { Register } from './types.ts';

/** What somebody's marks come to. */
export function outcomeOf({ parts, marks, course, passed }: Register, { id }: Booking): Attendance {
  const own = parts.map(({ n }) => marks.find(({ bookingId, part }) => bookingId === id && part === n)?.mark);
  return withAssessment(attendanceOf(own, course), course.needsAssessment, passed.get(id) ?? false);
}

/**
 * Brings a booking to what its marks come to: there or not there, with the charge that follows, and a certificate or
 * none. What was wrong before is reversed and withdrawn, never edited; doing it again changes nothing. `cameOf` is the
 * booking, the correction of its register, or the result of an assessment that came later.
 */
export async function settle(
  db: Db,
  register: Register,
  booking: Booking,
  { cameOf, at }: { cameOf: string; at: Temporal.Instant },
): Promise<void> {
  const outcome = outcomeOf(register, booking);
  if (outcome === 'not there') await noShow(db, booking.id, at);
  else await attended(db, booking.id, at);
  const done = await isCompleted(db, booking.id);
  if (outcome === 'complete' && !done) await complete(db, register, booking, cameOf);
  if (outcome !== 'complete') await awaitNoLonger(db, booking.id);
  if (outcome !== 'complete' && done) await withdrawAttended(db, booking.id, 'The register was put right');
}

async function complete(db: Db, { session, course }: Register, booking: Booking, cameOf: string) {
  const { practitionerId, email, name } = booking;
  await recordCompletion(db, {
    ...{ courseId: course.id, practitionerId, email, name, how: 'attended', cameOf },
    bookingId: booking.id,
    on: session.endsAt.toZonedDateTimeISO('Europe/London').toPlainDate(),
  });
}
