import { fullWords } from '../../platform/time/index.ts';
import { timesWords } from '../rules/times.ts';
import type { Booking, Course, Session, SessionPart } from '../types.ts';

/** What a message about a booking tells of. */
export const OCCASIONS = [
  'confirmed',
  'requested',
  'waiting',
  'offered',
  'offer over',
  'cancelled',
  'session cancelled',
  'session moved',
  'given to a colleague',
  'moved away',
  'refused',
  'joining',
  'reminder',
  'thanks',
  'certificate',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** What its words are made of. */
export interface Told {
  booking: Booking;
  course: Pick<Course, 'title' | 'summary' | 'toBring' | 'feedbackForm' | 'delivery'>;
  session: Session;
  parts: readonly SessionPart[];
  joining: { href: string; words: string } | undefined;
  /** It goes to whoever comes, and not to somebody who booked for them. */
  toWhoComes?: boolean;
  /**
   * For whoever comes, and nobody who booked for them: what asks what they thought, their certificate's address, and what
   * comes first and is not on record.
   */
  own?:
    | {
        feedback?: string | undefined;
        certificate?: string | undefined;
        waits?: boolean;
        first?: readonly { title: string; code: string }[] | undefined;
      }
    | undefined;
}

/** Plain text, with the links that lead on. It names the course and the day, and nobody. */
export function messageWords(what: Occasion, told: Told): string {
  const opens = told.toWhoComes === false ? toWhoBooked(what, told) : first(what, told);
  return [...opens, ...rest(what, told)].filter(Boolean).join('\n\n');
}

function first(what: Occasion, { booking, course, session }: Told): string[] {
  const { title } = course;
  const reason = what === 'session moved' ? session.movedWhy : session.cancelledWhy;
  const why = reason ? `Why: ${reason}` : '';
  const until = booking.offerExpiresAt ? fullWords(booking.offerExpiresAt).text : '';
  const says: Record<Occasion, string[]> = {
    confirmed: [`You have a place on “${title}”.`],
    requested: [`A place on “${title}” is kept for you. Your training lead is asked to agree first.`],
    waiting: [
      `“${title}” is full. You stand in the queue. When a place comes free, it is offered to whoever has waited longest.`,
    ],
    offered: [`A place on “${title}” came free, and it is yours to take until ${until}.`],
    'offer over': [
      `The time to take the place on “${title}” is over, and it was offered on. You can book again.`,
    ],
    cancelled: [`Your booking for “${title}” is cancelled.`],
    'session cancelled': [
      `We are sorry: this session of “${title}” will not take place.`,
      why,
      'You pay nothing. You can move to another day free of charge.',
    ],
    'session moved': [
      `“${title}” is at another time or place now.`,
      why,
      'You keep your place. If you cannot come then, you can leave or move to another day free of charge.',
    ],
    'given to a colleague': [`Your place on “${title}” went to a colleague. You need not do anything.`],
    'moved away': [
      `Your place on “${title}” is on another day now. What stood in your calendar is taken out.`,
    ],
    refused: [`Your training lead did not agree to your place on “${title}”.`],
    joining: [`This is how to join “${title}”.`],
    reminder: [`“${title}” is soon.`],
    thanks: [`Thank you for coming to “${title}”.`],
    certificate: [`Your certificate of “${title}” is ready.`],
  };
  return says[what];
}

/** To somebody who booked for another: that it is not they who have the place, or gave it up. */
function toWhoBooked(what: Occasion, told: Told): string[] {
  const of = `“${told.course.title}”`;
  const says: Partial<Record<Occasion, string>> = {
    confirmed: `The place on ${of} that you booked for somebody else is confirmed.`,
    requested: `The place on ${of} that you booked for somebody else is kept. Their training lead is asked to agree first.`,
    waiting: `${of} is full. Whoever you booked for stands in the queue. When a place comes free, it is offered to whoever has waited longest.`,
    cancelled: `The booking for ${of} that you made for somebody else is cancelled.`,
    'given to a colleague': `The place on ${of} that you booked for somebody else went to a colleague of theirs.`,
    'moved away': `The place on ${of} that you booked for somebody else is on another day now.`,
    refused: `The training lead did not agree to the place on ${of} that you booked for somebody else.`,
  };
  const said = says[what];
  return said === undefined ? ['You booked this for somebody else.', ...first(what, told)] : [said];
}

const COMING: readonly Occasion[] = ['confirmed', 'session moved', 'joining', 'reminder', 'offered'];

function rest(what: Occasion, told: Told): string[] {
  const { booking, course, session, parts, joining, own: theirs } = told;
  const own = `${booking.site}/learning/bookings/${booking.id}`;
  const calendar = `${booking.site}/learning/calendar/${booking.calendarCode}`;
  const coming = COMING.includes(what);
  const place = session.venue ? `Where: ${session.venue}` : 'Where: online';
  const bring =
    ['confirmed', 'reminder'].includes(what) && course.toBring ? `Please bring: ${course.toBring}` : '';
  const join =
    joining && ['joining', 'reminder'].includes(what) ? [`Join: ${joining.href}`, joining.words] : [];
  return [
    ...(coming
      ? [parts.map((part) => `When: ${timesWords(part)}`).join('\n'), place, session.venueNotes]
      : []),
    ...join,
    bring,
    ...(theirs?.first ?? []).map(
      ({ title, code }) =>
        `“${title}” comes first, and we have no record that you did it. Please do it before the day: ${booking.site}/learning/courses/${code}`,
    ),
    coming || what.startsWith('session') || what === 'cancelled' ? `For your calendar: ${calendar}` : '',
    ...(what === 'thanks' ? thanking(told) : []),
    theirs?.certificate
      ? `Your certificate, for you to keep and for others to check: ${theirs.certificate}`
      : '',
    told.toWhoComes ? doorWords(what, told) : '',
    `Your booking: ${own}`,
    what === 'confirmed' && told.toWhoComes && booking.practitionerId === null
      ? `You need no account to open it: give this email address, and we send a code to it. ${booking.site}/my-receipts?next=${encodeURIComponent(`/learning/bookings/${booking.id}`)}`
      : '',
  ];
}

/** What somebody shows or says at the door. */
const doorWords = (what: Occasion, { booking, session }: Told): string =>
  ['confirmed', 'session moved', 'reminder'].includes(what) && session.venue
    ? `When you come, say your number: ${booking.number}. Or show the code that stands with your booking: ${booking.site}/learning/bookings/${booking.id}#door`
    : '';

function thanking({ course, own }: Told): string[] {
  const form = own?.feedback ?? course.feedbackForm;
  return [
    form ? `Tell us what you thought: ${form}` : '',
    own?.waits ? 'Your certificate is waiting for it, and comes as soon as we have your answer.' : '',
  ];
}
