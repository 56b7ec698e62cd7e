import { randomUUID } from 'node:crypto';
import { showToAll, workAddress } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  formKey,
  typedFrom,
  typedIn,
  typedOr,
  Undone,
} from '../../platform/forms/index.ts';
import { type Html, html } from '../../platform/html/index.ts';
import { isId, notFound, one, type Page } from '../../platform/http/index.ts';
import { isBefore, londonDate } from '../../platform/time/index.ts';
import { pricesOf, termsFor } from '../prices/price.ts';
import { agesWords, asksRole, type Hindrance, waysOn } from '../rules/eligibility.ts';
import { namedFor } from '../rules/scheme.ts';
import { payerOf } from '../store/beside.ts';
import { bookingById } from '../store/booking.ts';
import { bookingList, keepBookingList } from '../store/booking-list.ts';
import { courseById } from '../store/course.ts';
import { agencyAsksApproval, exclusionsOf, prerequisitesOf } from '../store/eligibility.ts';
import { schemes } from '../store/scheme.ts';
import { partsOf, sessionById } from '../store/session.ts';
import { type Asked, readAsked, readBooking, readLines, withoutNeeds, wrongList } from './form.ts';
import { type Booker, place, type Request } from './place.ts';
import type { BookModel } from './types.ts';
import { bookView, listFormView, offerTitle, proveView } from './view.ts';

const has = ({ actor }: Page, permission: 'learning.staff' | 'learning.coordinate') =>
  actor.kind === 'practitioner' && actor.permissions.has(permission);

/** Whoever is signed in, or the address that was proved; undefined for anybody else. */
export function bookerOf(page: Page): Booker | undefined {
  const { actor } = page;
  if (actor.kind === 'practitioner')
    return { practitionerId: actor.id, email: null, name: actor.name, agencyId: actor.agencyId };
  // A form takes effect once a browser: theirs is known by its visit.
  if (actor.kind === 'public' && actor.email !== undefined && page.visit)
    return { practitionerId: null, email: actor.email, name: actor.email, agencyId: null };
  return undefined;
}

async function readOffer(db: Db, page: Page) {
  const id = page.uuid();
  const session = await sessionById(db, id);
  const course = session && (await courseById(db, session.courseId));
  if (!session || course?.state !== 'open') throw notFound({ kind: 'session', id });
  const today = londonDate(page.now);
  return {
    ...{ course, session },
    parts: (await partsOf(db, [id])).get(id) ?? [],
    prerequisites: await prerequisitesOf(db, course.id),
    exclusions: await exclusionsOf(db, course.id),
    terms: await termsFor(db, course, today),
    prices: await pricesOf(db, course, today),
    schemes: namedFor(await schemes(db), session.area, today),
    over: session.cancelledAt !== null || !isBefore(page.now, session.startsAt),
  };
}

const mayBookOthers = (page: Page) => has(page, 'learning.staff') || has(page, 'learning.coordinate');

/** GET /learning/sessions/ID/book: for whoever is signed in or proved an address; to others, how to do so. */
export function showBook(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  return showForm(page, errors, bookView);
}

/** GET /learning/sessions/ID/book-list: for a training lead and a coordinator, up to thirty people at once. */
export function showBookList(page: Page, errors: readonly FormError[] = []): Promise<Response> {
  return showForm(page, errors, listFormView);
}

async function showForm(
  page: Page,
  errors: readonly FormError[],
  view: (model: BookModel) => Html,
): Promise<Response> {
  const booker = bookerOf(page);
  const { offer, address, left } = await page.transaction(async (db) => ({
    offer: await readOffer(db, page),
    address: booker?.practitionerId ? await workAddress(db, booker.practitionerId) : (booker?.email ?? null),
    left: await leftOver(db, page),
  }));
  const { course, session } = offer;
  const { actor } = page;
  const frame = {
    title: offerTitle(session),
    current: '/learning',
    before: html`<a href="/learning/courses/${course.code}" class="govuk-back-link">Back to the course</a>`,
  };
  if (!booker)
    return showToAll(page, {
      ...frame,
      main: proveView({ ...offer, path: `/learning/sessions/${session.id}/book` }),
    });
  const anybody = has(page, 'learning.coordinate');
  const begun = typedFrom({
    name: actor.kind === 'practitioner' ? actor.name : '',
    email: address ?? '',
    // A coordinator books for others, whose organisation is another.
    organisation: actor.kind === 'practitioner' && !anybody ? actor.agencyName : '',
    for: anybody ? 'other' : 'me',
    ...left,
  });
  const typed = errors.length > 0 ? typedIn(page.body) : typedOr(page, begun);
  const ways = waysOn(course, offer);
  const main = view({
    ...offer,
    ...{ typed, errors, csrf: page.csrf, key: formKey(typed), mayBookOthers: mayBookOthers(page) },
    waysOn: errors.flatMap(({ message }) => ways.get(message) ?? []),
    proved: booker.email,
    ages: agesWords(course),
    asksRole: asksRole(course),
  });
  return showToAll(page, { ...frame, main, ...(errors.length > 0 ? { status: 400 } : {}) });
}

/** What a list left over, to be put right: its lines, and the payer that was named with it. */
async function leftOver(db: Db, page: Page): Promise<Record<string, string>> {
  const from = page.url.searchParams.get('from') ?? '';
  const list = isId(from) ? await bookingList(db, from) : undefined;
  if (!list) return {};
  const [first] = list.booked;
  const booking = first ? await bookingById(db, first) : undefined;
  const payer = first ? await payerOf(db, first) : undefined;
  return {
    people: list.refused.map(({ line }) => line).join('\n'),
    ...(booking
      ? {
          organisation: booking.organisation,
          'organisation-type': booking.organisationType,
          'purchase-order': booking.purchaseOrder ?? '',
        }
      : {}),
    ...(payer
      ? {
          ...{ 'payer-name': payer.name, 'payer-organisation': payer.organisation },
          ...{ 'payer-email': payer.email, 'payer-phone': payer.phone, 'payer-address': payer.address },
        }
      : {}),
  };
}

/** POST /learning/sessions/ID/book: a place, or the next place in the queue; once, however often it is posted. */
export async function book(page: Page): Promise<Response> {
  const booker = bookerOf(page);
  if (!booker) return page.seeOther(`/learning/sessions/${page.uuid()}/book`);
  return attempt(
    page,
    async (db) => {
      const offer = await readOffer(db, page);
      const read = readBooking(page.body, against(page, booker, offer));
      if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
      const { asked, person } = read.value;
      const placed = await place(
        db,
        await requestOf(db, page, booker, { offer, asked, name: person.name }),
        person,
      );
      if ('booking' in placed) return `/learning/bookings/${placed.booking.id}`;
      throw new Undone({ errors: placed.against.map(asError(asked)), changed: false });
    },
    ({ errors }) => showBook(page, errors),
  );
}

// Somebody else's name and address have boxes of their own.
const asError =
  ({ forOthers }: Asked) =>
  ({ field, message }: Hindrance) =>
    formError(forOthers && ['name', 'email'].includes(field) ? `other-${field}` : field, message);

/** POST /learning/sessions/ID/book-list: each line is booked or refused on its own, with the reason. */
export async function bookList(page: Page): Promise<Response> {
  const booker = bookerOf(page);
  if (!booker) return page.seeOther(`/learning/sessions/${page.uuid()}/book`);
  return attempt(
    page,
    async (db) => {
      const offer = await readOffer(db, page);
      const wanted = against(page, booker, offer);
      const lines = readLines(one(page.body, 'people'), wanted.asksAge);
      const read = readAsked(page.body, wanted);
      const errors = [...wrongList(lines), ...(read.ok ? [] : read.errors)];
      if (!read.ok || errors.length > 0) throw new Undone({ errors, changed: false });
      const asked = { ...read.value, forOthers: true };
      const request = await requestOf(db, page, booker, { offer, asked, name: booker.name });
      const booked: string[] = [];
      const refused: { line: string; why: string }[] = [];
      for (const line of lines) {
        if ('why' in line) {
          refused.push(line);
          continue;
        }
        const placed = await place(db, request, line.person);
        if ('booking' in placed) booked.push(placed.booking.id);
        else
          refused.push({
            line: withoutNeeds(line),
            why: placed.against.map(({ message }) => message).join('. '),
          });
      }
      const id = randomUUID();
      await keepBookingList(db, {
        id,
        sessionId: offer.session.id,
        by: page.practitioner.id,
        booked,
        refused,
      });
      return `/learning/booked/${id}`;
    },
    ({ errors }) => showBookList(page, errors),
  );
}

type Offered = Awaited<ReturnType<typeof readOffer>>;

const against = (page: Page, booker: Booker, { course, prerequisites, schemes: named }: Offered) => ({
  schemes: named,
  mayBookOthers: mayBookOthers(page),
  own: booker.email ?? undefined,
  prerequisites: prerequisites.filter(({ equivalent }) => equivalent),
  asksAge: agesWords(course) !== '',
  asksRole: asksRole(course),
});

async function requestOf(
  db: Db,
  page: Page,
  booker: Booker,
  { offer, asked, name }: { offer: Offered; asked: Asked; name: string },
): Promise<Request> {
  const lead = has(page, 'learning.staff');
  const asks =
    booker.agencyId !== null && !lead && !asked.forOthers && (await agencyAsksApproval(db, booker.agencyId));
  return {
    ...{ ...offer, asked, needsApproval: asks, now: page.now, site: page.services.config.baseUrl },
    booker: booker.practitionerId ? booker : { ...booker, name },
    forAnybody: has(page, 'learning.coordinate'),
  };
}
