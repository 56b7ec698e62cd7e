import { currentArrangements } from '../../partnership/index.ts';
import { notFound, type Page, sha256 } from '../../platform/http/index.ts';
import { readFilters } from '../catalogue/filters.ts';
import { meantBy } from '../catalogue/meant.ts';
import { narrowed } from '../rules/catalogue.ts';
import { bookingByCode } from '../store/booking.ts';
import { allCourses, courseById } from '../store/course.ts';
import { partsOf, sessionById, sessionsOf } from '../store/session.ts';
import type { Course, Session, SessionPart } from '../types.ts';
import { bookingEntry, calendarFile, calendarResponse, type Entry, placeOf } from './entries.ts';

const nameOf = (page: Page) => new URL(page.services.config.baseUrl).hostname;

function entryOf(page: Page, course: Course, session: Session, parts: readonly SessionPart[]): Entry {
  return {
    ...{ parts, title: course.title, place: placeOf(session), sequence: session.sequence, stamp: page.now },
    uid: `${session.id}@${nameOf(page)}`,
    cancelled: session.cancelledAt !== null,
    words: session.cancelledWhy ?? course.summary,
    href: `${page.services.config.baseUrl}/learning/courses/${course.code}`,
  };
}

/** GET /learning/calendar.ics: every session to come that fits the filters of the address, to be subscribed to. */
export async function showFeed(page: Page): Promise<Response> {
  const { areas } = await currentArrangements(page.services.database, page.now);
  const filters = readFilters(
    page.url.searchParams,
    areas.map(({ code }) => code),
  );
  const entries = await page.transaction(async (db) => {
    const open = (await allCourses(db)).filter(({ state }) => state === 'open');
    const courses = new Map(open.map((one) => [one.id, one]));
    const all = await sessionsOf(db, [...courses.keys()], page.now.subtract({ hours: 24 * 30 }));
    // A session that is cancelled stays in the file and says so; whether places are left does not move it in and out.
    const sessions = narrowed(
      open.map((course) => ({ course, sessions: all.filter(({ courseId }) => courseId === course.id) })),
      { ...filters, ...(await meantBy(page, db, open, filters.find)), places: false },
      true,
    ).flatMap(({ sessions: fitting }) => fitting);
    const parts = await partsOf(
      db,
      sessions.map(({ id }) => id),
    );
    return sessions.flatMap((session) => {
      const course = courses.get(session.courseId);
      return course ? [entryOf(page, course, session, parts.get(session.id) ?? [])] : [];
    });
  });
  return calendarResponse('training', calendarFile('Training', entries), 300);
}

/** GET /learning/sessions/ID/calendar.ics: one session, as it stands now. */
export async function showSessionFile(page: Page): Promise<Response> {
  const id = page.uuid();
  const entry = await page.transaction(async (db) => {
    const session = await sessionById(db, id);
    const course = session && (await courseById(db, session.courseId));
    if (!session || !course || course.state === 'draft') throw notFound({ kind: 'session', id });
    return entryOf(page, course, session, (await partsOf(db, [id])).get(id) ?? []);
  });
  return calendarResponse('session', calendarFile('Training', [entry]));
}

/** GET /learning/calendar/CODE: somebody's own booking; the link that was sent opens it and nothing else. */
export async function showBookingFile(page: Page): Promise<Response> {
  const code = page.param('code');
  const receipt = sha256(code).toString('hex');
  const entry = await page.transaction(
    async (db) => {
      const booking = await bookingByCode(db, receipt);
      const session = booking && (await sessionById(db, booking.sessionId));
      const course = session && (await courseById(db, session.courseId));
      if (!course || !session || !booking) throw notFound();
      const parts = (await partsOf(db, [session.id])).get(session.id) ?? [];
      return bookingEntry({ booking, course, session, parts });
    },
    { receipt },
  );
  return calendarResponse('booking', calendarFile('My training', [entry]));
}
