import type { Db } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { askAfter, askWhatIsDue, completeAwaited } from '../feedback/ask.ts';
import { bookingById } from '../store/booking.ts';
import { toBeThanked, toBeTold } from '../store/due.ts';
import { notOnRecord, settingOn } from '../store/eligibility.ts';
import { waitsFor } from '../store/feedback.ts';
import { certificateOfBooking, certificatesToSend } from '../store/feedback-due.ts';
import { firstTold } from '../store/told.ts';
import type { Booking } from '../types.ts';
import { tellBooking } from './tell.ts';

/** Sends what is due before and after sessions: how to join, a reminder, thanks. @returns of how many it told */
export async function tellWhatIsDue(db: Db, now: Temporal.Instant): Promise<number> {
  const today = londonDate(now);
  let told = 0;
  for (const [what, setting] of [
    ['joining', 'joining-link-days'],
    ['reminder', 'reminder-days'],
  ] as const) {
    const due = await toBeTold(db, what, now, await settingOn(db, setting, today));
    const ids = due.map(({ id }) => id);
    const missing = await notOnRecord(db, ids, now);
    for (const booking of due) {
      await tellBooking(db, booking, what, { own: { first: missing.get(booking.id) } });
      told += 1;
    }
  }
  for (const booking of await toBeThanked(db, now)) {
    await thank(db, booking, now);
    told += 1;
  }
  await completeAwaited(db);
  for (const id of await certificatesToSend(db, now)) told += await sendCertificate(db, id);
  return told + (await askWhatIsDue(db, now));
}

// Thanks hold the certificate where there is one already; one that comes later is a message of its own.
async function thank(db: Db, booking: Booking, now: Temporal.Instant): Promise<void> {
  const feedback = await askAfter(db, booking.id, now);
  const certificate = await certificateLink(db, booking);
  const waits = await waitsFor(db, booking.id);
  await tellBooking(db, booking, 'thanks', { own: { feedback, certificate, waits } });
  if (certificate) await firstTold(db, booking.id, 'certificate', 0);
}

async function sendCertificate(db: Db, bookingId: string): Promise<number> {
  const booking = await bookingById(db, bookingId);
  if (!booking) return 0;
  await tellBooking(db, booking, 'certificate', {
    own: { certificate: await certificateLink(db, booking) },
  });
  return 1;
}

async function certificateLink(db: Db, booking: Booking): Promise<string | undefined> {
  const code = await certificateOfBooking(db, booking.id);
  return code && `${booking.site}/learning/certificates/${code}`;
}
