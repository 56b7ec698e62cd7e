/** Kinds of organisation that people come from: prices are by these. */
export const ORGANISATION_TYPES = [
  'voluntary',
  'health',
  'police',
  'probation',
  'local-government',
  'school',
  'community-interest',
  'private',
  'individual',
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

export const DELIVERIES = ['face to face', 'virtual', 'e-learning', 'external link'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** For whom a course is, as the catalogue filters. */
export const AUDIENCES = ['direct-workers', 'managers', 'designated-leads', 'schools', 'everybody'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What somebody who books says that they do, where a course is for some alone. */
export const ROLES = ['direct-workers', 'managers', 'designated-leads', 'schools', 'other'] as const;
export type Role = (typeof ROLES)[number];

export const BOOKING_STATES = [
  'requested',
  'waiting',
  'offered',
  'confirmed',
  'cancelled',
  'attended',
  'no-show',
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** Who ended a booking: whoever booked, the coordinators, its session, a manager, or an offer that ran out. */
export type CancelledBy = 'booker' | 'coordinator' | 'session' | 'manager' | 'offer';

/** A course as every part of the slice knows it. */
export interface Course {
  id: string;
  code: string;
  title: string;
  areas: readonly string[];
  state: 'draft' | 'open' | 'closed';
  validMonths: number | null;
  summary: string;
  /** Markdown. */
  words: string;
  outcomes: readonly string[];
  level: string | null;
  audience: string;
  audiences: readonly string[];
  /** Only they may book; else it is said and not checked. */
  audienceChecked: boolean;
  /** Kinds of organisation that may come; any when empty. */
  audienceKinds: readonly string[];
  /** What others are told, and where they go instead. */
  audienceMessage: string;
  audienceHref: string | null;
  /** The code of a credential that whoever comes holds on the day. */
  needsCredential: string | null;
  minutes: number | null;
  delivery: Delivery;
  provider: 'internal' | 'external';
  providerName: string | null;
  externalHref: string | null;
  /** Free when null. */
  priceTable: string | null;
  /** The code of the charging policy; none when null. */
  chargingPolicy: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  /** The upper age for people with special educational needs or a disability. */
  ageToSend: number | null;
  licenceNote: string;
  toBring: string;
  feedbackForm: string | null;
  needsEveryPart: boolean;
  /** It is complete only for whoever passes what is asked at its end. */
  needsAssessment: boolean;
  version: number;
}

/** A day, or several, on which a course is given. */
export interface Session {
  id: string;
  courseId: string;
  area: string | null;
  venue: string | null;
  venueNotes: string;
  capacity: number;
  taken: number;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  sequence: number;
  cancelledAt: Temporal.Instant | null;
  cancelledWhy: string | null;
  movedAt: Temporal.Instant | null;
  movedWhy: string | null;
  seriesId: string | null;
  version: number;
}

export interface SessionPart {
  n: number;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Somebody's place, or their wait for one. */
export interface Booking {
  id: string;
  /** The order in which bookings came. */
  number: number;
  sessionId: string;
  courseId: string;
  practitionerId: string | null;
  name: string;
  email: string;
  organisation: string;
  agencyId: string | null;
  organisationType: OrganisationType;
  /** What they said that they do, where the course asked. */
  role: string | null;
  membership: string | null;
  bookedBy: string | null;
  bookedByEmail: string | null;
  bookedByName: string;
  purchaseOrder: string | null;
  approval: 'not needed' | 'asked' | 'given' | 'refused';
  state: BookingState;
  pricePence: number;
  priceReason: string;
  /** The day whose prices it keeps: that on which the place was first booked, whoever has it now. */
  pricedOn: Temporal.PlainDate;
  /** The id of the version of the charging policy that holds for it. */
  policyVersion: string | null;
  courseVersion: number;
  site: string;
  calendarCode: string;
  bookedAt: Temporal.Instant;
  offerExpiresAt: Temporal.Instant | null;
  confirmedAt: Temporal.Instant | null;
  cancelledAt: Temporal.Instant | null;
  cancelledBy: CancelledBy | null;
  cancelledWhy: string | null;
  substitutedFor: string | null;
  movedFrom: string | null;
  sequence: number;
}

/** What happened to a booking, as charges hear of it, in the transaction in which it happens. */
export interface BookingChange {
  kind: 'confirmed' | 'cancelled' | 'substituted' | 'moved' | 'attended' | 'no-show';
  booking: Booking;
  /** The booking that takes its place, of a substitute or on another day. */
  replacement?: Booking;
  at: Temporal.Instant;
  /** The start of the session that the booking was for. */
  startsAt: Temporal.Instant;
  /** The session was cancelled or moved after the booking: nothing is charged for leaving it. */
  sessionChanged: boolean;
  /** Whether a place was held: leaving a queue or an offer is never charged. */
  heldPlace: boolean;
}
