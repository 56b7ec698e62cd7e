import { showToAll } from '../../partnership/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { bookerOf } from '../book/page.ts';
import { stands } from '../rules/bookings.ts';
import { needsOf, payerOf } from '../store/beside.ts';
import { bookingById, movedTo, ownBookings, placeInQueue } from '../store/booking.ts';
import { chargesOf } from '../store/charge.ts';
import { courseById, coursesById } from '../store/course.ts';
import { askedOfBooking, waitsFor } from '../store/feedback.ts';
import { partsOf, sessionById, sessionsById } from '../store/session.ts';
import { joiningOf } from '../store/told.ts';
import type { Booking } from '../types.ts';
import { bookingView, listView } from './view.ts';

const SIZE = 25;
const isWhole = (typed: string) => /^\d{1,15}$/.test(typed);

/** GET /learning/bookings: one's own, and those one made for others. */
export async function showBookings(page: Page): Promise<Response> {
  const booker = bookerOf(page);
  if (!booker) return page.seeOther(`/my-receipts?next=${encodeURIComponent('/learning/bookings')}`);
  const before = page.url.searchParams.get('before') ?? '';
  const model = await page.transaction(async (db) => {
    const found = await ownBookings(db, booker, SIZE + 1, isWhole(before) ? Number(before) : undefined);
    const list = found.slice(0, SIZE);
    const courses = await coursesById(db, [...new Set(list.map(({ courseId }) => courseId))]);
    const sessions = await sessionsById(db, [...new Set(list.map(({ sessionId }) => sessionId))]);
    await audit(db, { action: 'list', kind: 'booking', shown: list.map(({ id }) => id), basis: 'own' });
    return { list, courses, sessions, more: found.length > SIZE, paged: before !== '' };
  });
  const main = listView({ ...model, proved: booker.email, csrf: page.csrf, now: page.now });
  return showToAll(page, { title: 'My bookings', current: '/learning', main });
}

const isOwn = ({ actor }: Page, { practitionerId, email }: Booking): boolean =>
  actor.kind === 'practitioner'
    ? practitionerId === actor.id
    : actor.kind === 'public' && actor.email === email;

/** Whether whoever asks may end or hand over a booking: it is theirs, or they booked, lead or coordinate. */
export function mayChange({ actor }: Page, booking: Booking): boolean {
  if (actor.kind === 'practitioner')
    return (
      [booking.practitionerId, booking.bookedBy].includes(actor.id) ||
      actor.permissions.has('learning.coordinate') ||
      (actor.permissions.has('learning.staff') && booking.agencyId === actor.agencyId)
    );
  return (
    actor.kind === 'public' &&
    actor.email !== undefined &&
    [booking.email, booking.bookedByEmail].includes(actor.email)
  );
}

/** A booking with its course and session. @throws HttpError 404 for one that the context may not see */
export async function readWhole(db: Db, id: string) {
  const booking = await bookingById(db, id);
  const session = booking && (await sessionById(db, booking.sessionId));
  const course = session && (await courseById(db, session.courseId));
  if (!course) throw notFound({ kind: 'booking', id });
  const parts = (await partsOf(db, [session.id])).get(session.id) ?? [];
  return { booking, session, course, parts };
}

/** GET /learning/bookings/ID: where a booking stands, and what can be done with it. */
export async function showBooking(page: Page): Promise<Response> {
  const id = page.uuid();
  if (!bookerOf(page)) return page.seeOther(`/my-receipts?next=${encodeURIComponent(page.url.pathname)}`);
  const model = await page.transaction(async (db) => {
    const whole = await readWhole(db, id);
    await audit(db, { action: 'read', kind: 'booking', id });
    return {
      ...whole,
      place: whole.booking.state === 'waiting' ? await placeInQueue(db, id) : 0,
      joining: whole.booking.state === 'confirmed' ? await joiningOf(db, whole.session.id) : undefined,
      payer: await payerOf(db, id),
      needs: await needsOf(db, [id]),
      charges: await chargesOf(db, id),
      asked: await askedOfBooking(db, id),
      waits: await waitsFor(db, id),
      gone: whole.booking.state === 'cancelled' ? await movedTo(db, id) : undefined,
    };
  });
  const main = bookingView({
    ...model,
    own: isOwn(page, model.booking),
    mayChange: mayChange(page, model.booking),
    mayMove:
      stands(model.booking.state) || (model.booking.cancelledBy === 'session' && model.gone === undefined),
    csrf: page.csrf,
    now: page.now,
  });
  return showToAll(page, {
    title: 'A booking',
    current: '/learning',
    before: html`<a href="/learning/bookings" class="govuk-back-link">My bookings</a>`,
    main,
  });
}
