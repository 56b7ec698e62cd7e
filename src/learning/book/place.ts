import { randomUUID } from 'node:crypto';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { randomToken, sha256 } from '../../platform/http/index.ts';
import { londonDate } from '../../platform/time/index.ts';
import { changeOf } from '../bookings/state.ts';
import { onBookingChange } from '../charges/on-change.ts';
import { tellBooking } from '../messages/tell.ts';
import { priceFor } from '../prices/price.ts';
import { firstState } from '../rules/bookings.ts';
import { heldSpans } from '../rules/credential.ts';
import { within } from '../rules/credential-spans.ts';
import { type Exclusion, type Hindrance, hindrances, type Prerequisite } from '../rules/eligibility.ts';
import { insertBeside } from '../store/beside.ts';
import { insertBooking } from '../store/booking.ts';
import { readRuleBook } from '../store/credential-book.ts';
import { factsOf } from '../store/credential-facts.ts';
import { areaCodes } from '../store/credential-holding.ts';
import { accountAtDoor, doneBefore, isBooked, personAt, settingOn } from '../store/eligibility.ts';
import { type LockedSession, lockSession } from '../store/session.ts';
import type { Booking, Course, Session, SessionPart } from '../types.ts';
import type { Asked, Person } from './form.ts';

/** Who books. */
export interface Booker {
  practitionerId: string | null;
  /** The address they proved; null for somebody signed in. */
  email: string | null;
  name: string;
  agencyId: string | null;
}

/** What a booking is made of, besides who comes. */
export interface Request {
  course: Course;
  session: Session;
  prerequisites: readonly Prerequisite[];
  exclusions: readonly Exclusion[];
  terms: { version: string } | null;
  parts: readonly SessionPart[];
  booker: Booker;
  /** Whoever books looks after the bookings of everybody, not of an agency's staff. */
  forAnybody: boolean;
  asked: Asked;
  /** The agency wants its training lead's word, and it is not the lead who books. */
  needsApproval: boolean;
  site: string;
  now: Temporal.Instant;
  /** They stand at the door on the day, and whoever keeps the register writes it down. */
  atTheDoor?: { by: string };
}

/** A booking, or what stands against it. */
export type Placed = { booking: Booking } | { against: Hindrance[] };

/** Whose account somebody's is, and for which agency they come. */
interface Account {
  practitionerId: string | null;
  agencyId: string | null;
}

/**
 * Books for somebody, or says what stands against it. While there are places and nobody waits for one it is had; after
 * that they stand in the queue, in the order in which they came.
 */
export async function place(db: Db, request: Request, person: Person): Promise<Placed> {
  const { course, session, asked, now } = request;
  const today = londonDate(now);
  const account = await accountOf(db, request, person);
  const against = await hindering(db, request, person, account);
  if (against.length > 0) return { against };
  const locked = await lockSession(db, session.id);
  const begun = locked && !request.atTheDoor && Temporal.Instant.compare(locked.starts_at, now) <= 0;
  if (!locked || locked.cancelled_at !== null || begun)
    return {
      against: [{ field: 'terms', message: 'This session can no longer be booked. Choose another day' }],
    };
  if (await isBooked(db, session.id, person.email))
    return {
      against: [{ field: 'email', message: `${person.name} has a place already, or waits for one` }],
    };
  const price = await priceFor(db, course, asked.organisationType, asked.membership, today);
  const kept = await settingOn(db, 'payer-kept-days', today);
  const deleteAfter = londonDate(session.endsAt).add({ days: kept });
  return { booking: await write(db, request, { person, account, locked, price, deleteAfter }) };
}

async function accountOf(db: Db, request: Request, { email }: Person): Promise<Account> {
  const { booker, asked, forAnybody } = request;
  if (request.atTheDoor) {
    const found = await accountAtDoor(db, request.session.id, email);
    return { practitionerId: found?.id ?? null, agencyId: found?.agency ?? null };
  }
  if (!asked.forOthers) return { practitionerId: booker.practitionerId, agencyId: booker.agencyId };
  const found = await personAt(db, email);
  return {
    practitionerId: found?.id ?? null,
    agencyId: forAnybody ? (found?.agency ?? null) : booker.agencyId,
  };
}

async function hindering(
  db: Db,
  { course, session, prerequisites, exclusions, asked }: Request,
  { email, age, send }: Person,
  { practitionerId, agencyId }: Account,
): Promise<Hindrance[]> {
  const needs = prerequisites.map(({ needsId }) => needsId);
  const done = await doneBefore(db, { practitionerId, email }, needs, session.startsAt);
  const { organisation, organisationType, role, claims } = asked;
  return hindrances(
    course,
    { prerequisites, exclusions },
    {
      ...{ agencyId, organisation, organisationType, role, age, send, claims, done },
      licensed: await licensed(db, course, session, practitionerId),
    },
  );
}

/** Whether somebody holds what a course needs, on its day, where it is given or anywhere. */
export async function licensed(
  db: Db,
  { needsCredential }: Course,
  { area, startsAt }: Session,
  practitionerId: string | null,
): Promise<boolean> {
  if (needsCredential === null) return true;
  if (practitionerId === null) return false;
  const book = await readRuleBook(db);
  const credential = book.credentials.find(({ code }) => code === needsCredential);
  if (!credential) return false;
  const facts = await factsOf(db, practitionerId);
  const on = londonDate(startsAt);
  const areas = area === null ? await areaCodes(db) : [area];
  return areas.some((each) =>
    heldSpans(credential, { facts, area: each, book }).some((span) => within(on, span)),
  );
}

interface Writing {
  person: Person;
  account: Account;
  locked: LockedSession;
  price: { pence: number; reason: string } | null;
  deleteAfter: Temporal.PlainDate;
}

async function write(db: Db, request: Request, writing: Writing): Promise<Booking> {
  const { course, session, booker, asked, needsApproval, site, now } = request;
  const { person, account, locked, price, deleteAfter } = writing;
  const { name, email } = person;
  const id = randomUUID();
  const calendarCode = randomToken(24);
  const state = request.atTheDoor ? 'confirmed' : firstState(locked, needsApproval);
  const booking = await insertBooking(db, {
    ...{ id, sessionId: session.id, courseId: course.id, name, email, site, calendarCode, state, at: now },
    ...account,
    organisation: asked.organisation,
    organisationType: asked.organisationType,
    role: asked.role,
    membership: asked.membership?.scheme ?? null,
    membershipEvidence: asked.membership?.evidence ?? null,
    bookedBy: booker.practitionerId,
    bookedByEmail: booker.email,
    bookedByName: booker.name,
    purchaseOrder: asked.purchaseOrder,
    approval: needsApproval ? 'asked' : 'not needed',
    pricePence: price?.pence ?? 0,
    priceReason: price?.reason ?? 'Free of charge',
    pricedOn: londonDate(now),
    policyVersion: request.terms?.version ?? null,
    courseVersion: course.version,
    calendarHash: sha256(calendarCode).toString('hex'),
    ...{ substitutedFor: null, movedFrom: null, walkedInBy: request.atTheDoor?.by ?? null },
  });
  const { payer, claims } = asked;
  await insertBeside(db, id, { payer, claims, access: person.access, dietary: person.dietary, deleteAfter });
  if (state === 'confirmed')
    await onBookingChange(db, changeOf({ booking, session: locked }, 'confirmed', now));
  const told = state === 'confirmed' || state === 'requested' ? state : 'waiting';
  await tellBooking(db, booking, told, { known: { course, session, parts: request.parts } });
  await audit(db, { action: 'book', kind: 'booking', id });
  return booking;
}
