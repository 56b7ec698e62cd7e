import { showToAll } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formKey,
  mustRead,
  parseForm,
  refused,
  text,
  typedIn,
  untouched,
} from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { isBefore } from '../../platform/time/index.ts';
import { bookerOf } from '../book/page.ts';
import type { Booker } from '../book/place.ts';
import { replaceBooking } from '../bookings/replace.ts';
import { cancel, changeOf, confirm, handOver, hold } from '../bookings/state.ts';
import { onBookingChange, whatLeavingCosts } from '../charges/on-change.ts';
import { mayChange, readWhole } from '../own/page.ts';
import { termsKept } from '../prices/price.ts';
import { agesWords, asksRole } from '../rules/eligibility.ts';
import { movedTo } from '../store/booking.ts';
import { isBooked, prerequisitesOf } from '../store/eligibility.ts';
import { lockSession, sessionsOf } from '../store/session.ts';
import type { Booking, BookingChange, Session } from '../types.ts';
import { type ChangeModel, cancelView, moveView, substituteView } from './view.ts';

const STEPS = { cancel: cancelView, substitute: substituteView, move: moveView } satisfies Record<
  string,
  (model: ChangeModel) => Html
>;
export type Step = keyof typeof STEPS;

/** GET /learning/bookings/ID/STEP */
export async function showChange(
  page: Page,
  step: Step,
  errors: readonly FormError[] = [],
): Promise<Response> {
  if (!bookerOf(page)) return page.seeOther(`/my-receipts?next=${encodeURIComponent(page.url.pathname)}`);
  const id = page.uuid();
  const model = await page.transaction(async (db) => {
    const whole = await readWhole(db, id);
    if (!mayChange(page, whole.booking)) throw notFound({ kind: 'booking', id });
    const others = await sessionsOf(db, [whole.course.id], page.now);
    const free = others.filter(
      (session) =>
        session.id !== whole.session.id &&
        session.cancelledAt === null &&
        session.taken < session.capacity &&
        isBefore(page.now, session.startsAt),
    );
    const cost = step === 'substitute' ? '' : await whatLeavingCosts(db, leaving(whole, step, page.now));
    const needs = await prerequisitesOf(db, whole.course.id);
    const asks = { ages: agesWords(whole.course), asksRole: asksRole(whole.course) };
    return {
      ...whole,
      ...asks,
      free,
      cost,
      needs,
      terms: await termsKept(db, whole.booking),
      gone: step === 'move' ? await movedTo(db, id) : undefined,
    };
  });
  if (model.gone) return page.seeOther(`/learning/bookings/${model.gone}`);
  const typed = errors.length > 0 ? typedIn(page.body) : untouched;
  return showToAll(page, {
    title: 'Change a booking',
    current: '/learning',
    before: html`<a href="/learning/bookings/${id}" class="govuk-back-link">Back to the booking</a>`,
    main: STEPS[step]({ ...model, typed, errors, csrf: page.csrf, key: formKey(typed) }),
    ...(errors.length > 0 ? { status: 400 } : {}),
  });
}

/** The change that a step would make, as charges would hear of it. */
function leaving(
  { booking, session }: { booking: Booking; session: Session },
  step: Step,
  at: Temporal.Instant,
): BookingChange {
  const movedSince = session.movedAt !== null && isBefore(booking.bookedAt, session.movedAt);
  return {
    ...{ kind: step === 'move' ? 'moved' : 'cancelled', booking, at, startsAt: session.startsAt },
    sessionChanged: session.cancelledAt !== null || movedSince,
    heldPlace: booking.state === 'confirmed',
  };
}

type Work = (db: Db, page: Page, booking: Booking, booker: Booker) => Promise<string>;

/** Does a step of whoever may change a booking, or shows it again with what was wrong. */
export async function change(page: Page, step: Step, work: Work): Promise<Response> {
  const booker = bookerOf(page);
  const id = page.uuid();
  if (!booker) throw notFound({ kind: 'booking', id });
  return attempt(
    page,
    async (db) => {
      const { booking } = await readWhole(db, id);
      if (!mayChange(page, booking)) throw notFound({ kind: 'booking', id });
      return work(db, page, booking, booker);
    },
    ({ errors }) => showChange(page, step, errors),
  );
}

/** POST /learning/bookings/ID/cancel: out of the course, or out of the queue. */
export function cancelBooking(page: Page): Promise<Response> {
  return change(page, 'cancel', async (db, { body, now, actor }, { id, bookedBy, practitionerId }) => {
    const parsed = mustRead(parseForm({ why: text({ max: 500 }) }, body));
    const own = actor.kind !== 'practitioner' || [bookedBy, practitionerId].includes(actor.id);
    const by =
      own || (actor.kind === 'practitioner' && actor.permissions.has('learning.staff'))
        ? 'booker'
        : 'coordinator';
    await cancel(db, id, { at: now, by, why: parsed.why || 'Cancelled on request' });
    return `/learning/bookings/${id}`;
  });
}

/** POST /learning/bookings/ID/take: the place that was offered. */
export function takeOffer(page: Page): Promise<Response> {
  return change(page, 'cancel', async (db, { now }, { id }) => {
    const { booking, session } = await hold(db, id);
    const over =
      !booking.offerExpiresAt || isBefore(booking.offerExpiresAt, now) || !isBefore(now, session.starts_at);
    if (booking.state === 'offered' && !over) await confirm(db, id, now);
    return `/learning/bookings/${id}`;
  });
}

/** POST /learning/bookings/ID/move: the same course on another day. */
export function moveBooking(page: Page): Promise<Response> {
  return change(page, 'move', async (db, { body, now }, { id, courseId, email: address }, booker) => {
    const to = one(body, 'session');
    const locked = isId(to) ? await lockSession(db, to) : undefined;
    if (!locked || locked.course_id !== courseId) throw refused('session', 'Choose the day');
    const held = await hold(db, id);
    const gone = await movedTo(db, id);
    if (gone) return `/learning/bookings/${gone}`;
    const free = locked.taken < locked.capacity && locked.waiting === 0 && locked.cancelled_at === null;
    if (!free || !isBefore(now, locked.starts_at))
      throw refused('session', 'That day is full by now. Choose another');
    if (await isBooked(db, to, address)) throw refused('session', 'They have a place on that day already');
    const replacement = () =>
      replaceBooking(db, held.booking, { kind: 'moved', sessionId: to }, { booker, at: now });
    if (held.booking.cancelledBy !== 'session') {
      if (!isBefore(now, held.session.starts_at)) throw refused('session', 'The session has begun');
      const made = await handOver(db, held, 'moved', { at: now, why: 'Moved to another day', replacement });
      return `/learning/bookings/${made.id}`;
    }
    const made = await replacement();
    await onBookingChange(db, changeOf(held, 'moved', now, made));
    return `/learning/bookings/${made.id}`;
  });
}
