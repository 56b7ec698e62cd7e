import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  formError,
  formKey,
  type Refusal,
  typedFrom,
  typedIn,
  typedOr,
  Undone,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { one, type Page } from '../../../platform/http/index.ts';
import { isBefore, londonDate } from '../../../platform/time/index.ts';
import { readBooking } from '../../book/form.ts';
import { place } from '../../book/place.ts';
import { confirm } from '../../bookings/state.ts';
import { pricesOf, termsFor } from '../../prices/price.ts';
import { agesWords, asksRole } from '../../rules/eligibility.ts';
import { namedFor } from '../../rules/scheme.ts';
import { bookingsOf } from '../../store/booking.ts';
import { exclusionsOf, prerequisitesOf } from '../../store/eligibility.ts';
import { addMarks } from '../../store/mark.ts';
import { makeRoom } from '../../store/register.ts';
import { schemes } from '../../store/scheme.ts';
import { frame } from '../page.ts';
import { holdRegister, readRegister } from '../read.ts';
import { partAsked } from '../rules/place.ts';
import type { Register } from '../types.ts';
import { doorView } from './view.ts';

/** Doors open so long before a session begins. */
const BEFORE: Temporal.DurationLike = { hours: 12 };

const isDay = ({ session, closed }: Register, now: Temporal.Instant) =>
  session.cancelledAt === null &&
  closed === undefined &&
  !isBefore(now, session.startsAt.subtract(BEFORE)) &&
  isBefore(now, session.endsAt);

async function readOffer(db: Db, { course, session }: Register, now: Temporal.Instant) {
  const today = londonDate(now);
  return {
    prerequisites: await prerequisitesOf(db, course.id),
    exclusions: await exclusionsOf(db, course.id),
    terms: await termsFor(db, course, today),
    prices: await pricesOf(db, course, today),
    schemes: namedFor(await schemes(db), session.area, today),
  };
}

/** GET /learning/sessions/ID/register/door: somebody came without a booking. */
export async function showDoor(page: Page, refusal?: Refusal): Promise<Response> {
  const model = await page.transaction(async (db) => {
    const register = await readRegister(db, page);
    return { ...register, ...(await readOffer(db, register, page.now)) };
  });
  const errors = refusal?.errors ?? [];
  const typed = refusal ? typedIn(page.body) : typedOr(page, typedFrom({}));
  return page.show({
    ...frame,
    title: 'Somebody without a booking',
    before: html`<a href="/learning/sessions/${model.session.id}/register" class="govuk-back-link">The register</a>`,
    main: doorView({
      ...model,
      ...{
        typed,
        errors,
        csrf: page.csrf,
        key: formKey(typed),
        mayBookOthers: false,
        proved: null,
        waysOn: [],
      },
      ...{ ages: agesWords(model.course), asksRole: asksRole(model.course), over: !isDay(model, page.now) },
    }),
    ...(refusal ? { status: 400 } : {}),
  });
}

/**
 * POST /learning/sessions/ID/register/door: they get a booking of their own at the price of the day, and are marked
 * here. Whoever waited for a place gets theirs. A place more than there are is the trainer's to give.
 */
export function comeIn(page: Page): Promise<Response> {
  return attempt(
    page,
    async (db) => {
      const register = await holdRegister(db, page);
      if (!isDay(register, page.now))
        throw refused('terms', 'Nobody can be added any more: the session is over, or not today');
      const id = await admit(db, page, register);
      const { id: by, name } = page.practitioner;
      const part = partAsked(register, '', page.now);
      const here = { id: randomUUID(), bookingId: id, part, mark: 'here', minutes: null, note: '' } as const;
      await addMarks(db, register.session.id, [{ ...here, at: page.now }], { id: by, name, how: 'door' });
      return `/learning/arrivals/${id}`;
    },
    (refusal) => showDoor(page, refusal),
  );
}

const refused = (field: string, message: string) =>
  new Undone({ errors: [formError(field, message)], changed: false });

async function admit(db: Db, page: Page, register: Register): Promise<string> {
  const { course, session, parts } = register;
  const offer = await readOffer(db, register, page.now);
  const read = readBooking(page.body, {
    ...{ mayBookOthers: false, own: undefined, asksAge: agesWords(course) !== '' },
    ...{ asksRole: asksRole(course), schemes: offer.schemes },
    prerequisites: offer.prerequisites.filter(({ equivalent }) => equivalent),
  });
  if (!read.ok) throw new Undone({ errors: read.errors, changed: false });
  const { person, asked } = read.value;
  const waits = (await bookingsOf(db, session.id, ['requested', 'waiting', 'offered'])).find(
    ({ email }) => email === person.email,
  );
  if (!waits || waits.state === 'waiting') await room(db, page, register);
  if (waits) return (await confirm(db, waits.id, page.now)).id;
  const booker = { practitionerId: null, email: person.email, name: person.name, agencyId: null };
  const placed = await place(
    db,
    {
      ...{ course, session, parts, ...offer, booker, asked, needsApproval: false, now: page.now },
      ...{ forAnybody: false, site: page.services.config.baseUrl, atTheDoor: { by: page.practitioner.id } },
    },
    person,
  );
  if ('booking' in placed) return placed.booking.id;
  throw new Undone({
    errors: placed.against.map(({ field, message }) => formError(field, message)),
    changed: false,
  });
}

/** Every place may be taken while chairs stand empty: whoever keeps the register says so. */
async function room(db: Db, page: Page, { session }: Register): Promise<void> {
  if (session.taken < session.capacity) return;
  if (one(page.body, 'room') !== 'yes')
    throw refused(
      'room',
      `All ${session.capacity} places are taken. Tick this if there is room all the same`,
    );
  if (await makeRoom(db, session.id))
    await audit(db, { action: 'make room', kind: 'session', id: session.id });
}
