import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarFile } from '../../platform/mail/index.ts';
import type { Booking, Course, Session, SessionPart } from '../types.ts';

/** One thing in a calendar: a session for everybody, or somebody's own booking. */
export interface Entry {
  /** Stays for as long as the entry does: a later file with a higher sequence puts the earlier right. */
  uid: string;
  sequence: number;
  title: string;
  cancelled: boolean;
  place: string;
  words: string;
  href: string;
  parts: readonly Pick<SessionPart, 'n' | 'title' | 'startsAt' | 'endsAt'>[];
  stamp: Temporal.Instant;
}

/** The revision of a session's own entry. */
export const placeOf = ({ venue }: Session): string => venue ?? 'Online';

/** A calendar file. Times are instants in UTC, which no clock change makes ambiguous. */
export function calendarFile(name: string, entries: readonly Entry[]): string {
  const cancelled = entries.length > 0 && entries.every((entry) => entry.cancelled);
  const calendar = ical({
    name,
    prodId: { company: 'Windscreen', product: 'Learning', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) for (const part of entry.parts) calendar.createEvent(eventOf(entry, part));
  return calendar.toString();
}

type Part = Entry['parts'][number];

/** Of several parts each has an entry of its own. */
const uidOf = ({ uid, parts }: Entry, { n }: Part): string => (parts.length > 1 ? `${uid}-${n}` : uid);

const eventOf = (entry: Entry, part: Part) => ({
  id: uidOf(entry, part),
  sequence: entry.sequence,
  start: new Date(part.startsAt.epochMilliseconds),
  end: new Date(part.endsAt.epochMilliseconds),
  stamp: new Date(entry.stamp.epochMilliseconds),
  summary: part.title ? `${entry.title}: ${part.title}` : entry.title,
  description: entry.words,
  location: entry.place,
  url: entry.href,
  status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});

/** Somebody's own booking as an entry; the same in the file that is sent and in the one that its link opens. */
export function bookingEntry(of: {
  booking: Booking;
  course: Pick<Course, 'title' | 'summary'>;
  session: Session;
  parts: Entry['parts'];
}): Entry {
  const { booking, course, session, parts } = of;
  return {
    ...{ parts, title: course.title, place: placeOf(session), words: session.cancelledWhy ?? course.summary },
    uid: `${booking.id}@${new URL(booking.site).hostname}`,
    sequence: calendarSequence(booking, session),
    cancelled: booking.state === 'cancelled' || session.cancelledAt !== null,
    href: `${booking.site}/learning/bookings/${booking.id}`,
    stamp: lastChange(booking, session),
  };
}

/** The revision of a booking's calendar entry: it grows with every change of the booking or of its session. */
export const calendarSequence = (booking: Booking, session: Session): number =>
  booking.sequence + session.sequence;

const lastChange = (booking: Booking, session: Session): Temporal.Instant =>
  [booking.confirmedAt, booking.cancelledAt, session.movedAt, session.cancelledAt].reduce(
    (latest: Temporal.Instant, at) => (at !== null && Temporal.Instant.compare(at, latest) > 0 ? at : latest),
    booking.bookedAt,
  );

/** An entry as files to be sent: one for each part, for a calendar takes one entry from a file. */
export function sentFiles(
  entry: Entry,
  attendee: { name: string; email: string },
  parts: readonly Part[] = entry.parts,
): CalendarFile[] {
  const method = entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  return parts.map((part) => {
    const calendar = ical({ prodId: { company: 'Windscreen', product: 'Learning', language: 'EN' }, method });
    calendar.createEvent({
      ...eventOf(entry, part),
      attendees: [{ ...attendee, rsvp: false, status: ICalAttendeeStatus.ACCEPTED }],
    });
    return { method, file: calendar.toString() };
  });
}

/** What takes out of a calendar the entries that the parts before had, and that no part has now. */
export function goneFiles(
  entry: Entry,
  before: readonly Part[],
  attendee: { name: string; email: string },
): CalendarFile[] {
  const stand = new Set(entry.parts.map((part) => uidOf(entry, part)));
  const gone = { ...entry, parts: before, cancelled: true };
  return sentFiles(
    gone,
    attendee,
    before.filter((part) => !stand.has(uidOf(gone, part))),
  );
}

/** The file as an answer. */
export function calendarResponse(name: string, body: string, cacheSeconds = 0): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.ics"`,
      'cache-control': cacheSeconds > 0 ? `public, max-age=${cacheSeconds}` : 'no-store',
    },
  });
}
