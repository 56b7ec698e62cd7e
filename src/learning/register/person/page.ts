import { randomUUID } from 'node:crypto';
import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  formKey,
  type Refusal,
  typedFrom,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { arrivalMark } from '../../rules/attendance.ts';
import { needsOf } from '../../store/beside.ts';
import { bookingById } from '../../store/booking.ts';
import { settingOn } from '../../store/eligibility.ts';
import { addMarks, marksOfBooking } from '../../store/mark.ts';
import type { Booking } from '../../types.ts';
import { frame } from '../page.ts';
import { holdRegister, readRegister } from '../read.ts';
import { keepResults } from '../results.ts';
import { partAsked, placeAsked, placeHref } from '../rules/place.ts';
import { pageWith } from '../rules/shown.ts';
import type { Register } from '../types.ts';
import { marksIn, saidOfPerson } from './form.ts';
import { personView } from './view.ts';

/** GET /learning/arrivals/ID: somebody on a register, with everything that may be said and was ever marked of them. */
export async function showPerson(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const model = await page.transaction(async (db) => {
    const seen = await bookingById(db, id);
    const register = seen && (await readRegister(db, page, seen.sessionId));
    const booking = register?.bookings.find((each) => each.id === id);
    if (!register || !booking) throw notFound({ kind: 'booking', id });
    await audit(db, { action: 'read', kind: 'booking', id, basis: 'keeps the register' });
    const needs = (await needsOf(db, [id])).filter(({ kind }) => kind === 'access');
    return { register, booking, needs, history: await marksOfBooking(db, id) };
  });
  const { register, booking } = model;
  const part = partAsked(register, '', page.now);
  const marking = refusal ? one(page.body, 'marking') : (page.url.searchParams.get('part') ?? '');
  const saved = typedFrom(saidOfPerson(register, booking));
  const typed = refusal ? typedIn(page.body) : typedOr(page, saved);
  return page.show({
    ...frame,
    title: 'On the register',
    before: html`<a href="${backTo(register, booking, marking, page.now)}" class="govuk-back-link">The register</a>`,
    main: personView({
      ...{ ...model, part, marking, saved, typed, errors: refusal?.errors ?? [] },
      ...{ now: page.now, csrf: page.csrf, key: formKey(typed) },
    }),
    ...(refusal ? { status: 400 } : {}),
  });
}

/** The page of the register on which they stand, at the part that was being marked. */
function backTo(register: Register, { number }: Booking, marking: string, now: Temporal.Instant): string {
  const { part } = placeAsked(register, (name) => (name === 'part' ? marking : ''), now);
  const at = `/learning/sessions/${register.session.id}/register`;
  return placeHref(at, { part, from: pageWith(register.bookings, number), only: undefined });
}

/** POST /learning/arrivals/ID: `save` keeps what is said of them on every part; else they showed their own code and are here. */
export function markPerson(page: Page): Promise<Response> {
  const id = page.uuid();
  return attempt(
    page,
    async (db) => {
      const seen = await bookingById(db, id);
      const register = seen && (await holdRegister(db, page, seen.sessionId));
      const booking = register?.bookings.find((each) => each.id === id);
      if (!register || !booking) throw notFound({ kind: 'booking', id });
      if (one(page.body, 'press') === 'save') {
        await saveSaid(db, page, register, booking);
        return backTo(register, booking, one(page.body, 'marking'), page.now);
      }
      await welcome(db, page, register, booking);
      return `/learning/arrivals/${id}`;
    },
    (refusal) => showPerson(page, refusal),
  );
}

async function saveSaid(db: Db, page: Page, register: Register, { id }: Booking): Promise<void> {
  const marks = marksIn(page.body, register, id).map((each) => ({ ...each, id: randomUUID(), at: page.now }));
  const { id: by, name } = page.practitioner;
  await addMarks(db, register.session.id, marks, { id: by, name, how: 'list' });
  const passed = one(page.body, 'passed');
  const results =
    passed === '' || passed === one(page.body, 'was-passed') ? [] : [{ bookingId: id, value: passed }];
  await keepResults(db, page, register, results);
  if (marks.length + results.length > 0) await audit(db, { action: 'mark register', kind: 'booking', id });
}

async function welcome(db: Db, page: Page, register: Register, { id }: Booking): Promise<void> {
  const part = partAsked(register, '', page.now);
  const begins = register.parts.find(({ n }) => n === part)?.startsAt ?? register.session.startsAt;
  const grace = await settingOn(db, 'late-after-minutes', londonDate(page.now));
  const mark = arrivalMark(begins, page.now, grace);
  const made = { id: randomUUID(), bookingId: id, part, ...mark, note: '', at: page.now };
  const { id: by, name } = page.practitioner;
  await addMarks(db, register.session.id, [made], { id: by, name, how: 'own code' });
  await audit(db, { action: 'mark register', kind: 'booking', id, basis: 'their own code' });
}
