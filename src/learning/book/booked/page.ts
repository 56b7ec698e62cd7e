import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  type FormError,
  formError,
  parseForm,
  type Refusal,
  recordForm,
  statusOf,
  text,
  typedFrom,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { isBefore } from '../../../platform/time/index.ts';
import { STANDING } from '../../rules/bookings.ts';
import { needsOf, setNeeds } from '../../store/beside.ts';
import { bookingById } from '../../store/booking.ts';
import { bookingList } from '../../store/booking-list.ts';
import { courseById } from '../../store/course.ts';
import { sessionById } from '../../store/session.ts';
import { bookedListView } from './view.ts';

/** A list of one's own, with those on it who still come. @throws HttpError 404 for another's */
async function readList(db: Db, page: Page) {
  const id = page.uuid();
  const list = await bookingList(db, id);
  const session = list && (await sessionById(db, list.sessionId));
  const course = session && (await courseById(db, session.courseId));
  if (!course) throw notFound({ kind: 'booking list', id });
  const booked = [];
  for (const each of list.booked) {
    const booking = await bookingById(db, each);
    if (booking) booked.push(booking);
  }
  const coming = isBefore(page.now, session.endsAt)
    ? booked.filter(({ state }) => STANDING.some((standing) => standing === state))
    : [];
  return { id, course, session, booked, coming, refused: list.refused };
}

/** GET /learning/booked/ID: what became of a list, and what would help those who come, for whoever sent it. */
export async function showBookedList(page: Page, refusal?: Refusal): Promise<Response> {
  const { needs, ...list } = await page.transaction(async (db) => {
    const read = await readList(db, page);
    const ids = read.booked.map(({ id }) => id);
    await audit(db, { action: 'list', kind: 'booking', shown: ids });
    return { ...read, needs: await needsOf(db, ids) };
  });
  const form = recordForm(page, refusal);
  const kept = typedFrom(
    Object.fromEntries(needs.map(({ kind, booking_id, words }) => [`${kind}-${booking_id}`, words])),
  );
  return page.show({
    title: 'What became of your list',
    kind: 'workspace',
    current: '/learning',
    before: html`<a href="/learning/courses/${list.course.code}" class="govuk-back-link">Back to the course</a>`,
    main: bookedListView({ ...list, ...form, typed: refusal ? form.typed : typedOr(page, kept) }),
    ...statusOf(refusal),
  });
}

/** POST /learning/booked/ID: what each of them needs, for the few who see it. */
export function saveNeeds(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const { id, coming } = await readList(db, page);
      const errors: FormError[] = [];
      for (const booking of coming) {
        const [access, dietary] = [`access-${booking.id}`, `dietary-${booking.id}`];
        const read = parseForm({ [access]: text({ max: 1000 }), [dietary]: text({ max: 500 }) }, page.body);
        if (!read.ok) {
          errors.push(
            ...read.errors.map(({ field, message }) => formError(field, `${booking.name}: ${message}`)),
          );
          continue;
        }
        const given = { access: read.value[access] ?? '', dietary: read.value[dietary] ?? '' };
        if (await setNeeds(db, booking.id, given))
          await audit(db, { action: 'change', kind: 'booking', id: booking.id, fields: ['needs'] });
      }
      if (errors.length > 0) throw new Undone({ errors, changed: false });
      return `/learning/booked/${id}`;
    },
    (refusal) => showBookedList(page, refusal),
  );
}
