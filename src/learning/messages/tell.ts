import type { Db } from '../../platform/db/index.ts';
import { queueMessage } from '../../platform/mail/index.ts';
import { bookingEntry, calendarSequence, type Entry, goneFiles, sentFiles } from '../calendar/entries.ts';
import { courseById } from '../store/course.ts';
import { partsOf, sessionById } from '../store/session.ts';
import { firstTold, joiningOf } from '../store/told.ts';
import type { Booking } from '../types.ts';
import { messageWords, type Occasion, type Told } from './words.ts';

/** What goes again only when the session itself changed, however the booking fares. */
const OF_SESSION: readonly Occasion[] = [
  'joining',
  'reminder',
  'thanks',
  'certificate',
  'session moved',
  'session cancelled',
];

const TELLS_JOINING: readonly Occasion[] = ['joining', 'reminder'];

/** What is of nobody but whoever came. */
const TO_WHO_CAME: readonly Occasion[] = ['thanks', 'certificate'];

/** What puts the day into a calendar, at another time, or out of it. */
const TO_CALENDAR: readonly Occasion[] = [
  ...(['confirmed', 'session moved', 'session cancelled', 'cancelled'] as const),
  ...(['given to a colleague', 'moved away'] as const),
];

/** What a message is written from, where the caller has read it already. */
export type Known = Pick<Told, 'course' | 'session' | 'parts'>;

async function read(db: Db, booking: Booking) {
  const session = await sessionById(db, booking.sessionId);
  const course = session && (await courseById(db, booking.courseId));
  if (!course) return undefined;
  return { session, course, parts: (await partsOf(db, [session.id])).get(session.id) ?? [] };
}

/**
 * Writes to whoever is coming, and to whoever booked for them with an address of their own, in the transaction of
 * the change. The same occasion at the same revision is written of once. `own` is for whoever is coming alone.
 * `partsBefore`: those that a session had until it was changed; entries that no longer stand are taken out.
 */
export async function tellBooking(
  db: Db,
  booking: Booking,
  what: Occasion,
  { known, own, partsBefore = [] }: { known?: Known; own?: Told['own']; partsBefore?: Known['parts'] } = {},
): Promise<void> {
  const of = known ?? (await read(db, booking));
  if (!of) return;
  const { session } = of;
  const sequence = OF_SESSION.includes(what) ? session.sequence : calendarSequence(booking, session);
  if (!(await firstTold(db, booking.id, what, sequence))) return;
  const joining = TELLS_JOINING.includes(what) ? await joiningOf(db, session.id) : undefined;
  // Who never had a place has nothing in their calendar to take out.
  const calendar =
    TO_CALENDAR.includes(what) && booking.confirmedAt !== null
      ? filesOf(bookingEntry({ booking, ...of }), partsBefore, booking)
      : undefined;
  const booker = TO_WHO_CAME.includes(what) ? null : booking.bookedByEmail;
  const addresses = new Set([booking.email, booker ?? booking.email]);
  for (const address of addresses)
    await queueMessage(db, {
      to: { channel: 'email', address, safe: true },
      subject: TELLS_JOINING.includes(what) ? 'reminder' : 'booking',
      body: messageWords(what, {
        ...{ ...of, booking, joining, toWhoComes: address === booking.email },
        own: address === booking.email ? own : undefined,
      }),
      recordId: booking.id,
      goodUntil: session.endsAt.add({ hours: 24 * 14 }),
      ...(calendar ? { calendar } : {}),
    });
}

// The first is the one that mail programs offer to take in.
function filesOf(entry: Entry, partsBefore: Known['parts'], { name, email }: Booking) {
  return [...sentFiles(entry, { name, email }), ...goneFiles(entry, partsBefore, { name, email })];
}
