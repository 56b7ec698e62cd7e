import type { FormError, RecordForm, Typed } from '../../platform/forms/index.ts';
import type { Prerequisite } from '../rules/eligibility.ts';
import type { Scheme } from '../rules/scheme.ts';
import type { Booking, Course, Session, SessionPart } from '../types.ts';

/** What is offered, with its price and terms. */
export interface Offer {
  course: Course;
  session: Session;
  parts: readonly SessionPart[];
  terms: { words: readonly string[] } | null;
  prices: readonly { label: string; pence: number }[];
  over: boolean;
}

/** The booking's form. */
export interface BookModel extends Offer {
  prerequisites: readonly Prerequisite[];
  typed: Typed;
  errors: readonly FormError[];
  /** Where somebody goes instead, or first. */
  waysOn: readonly { href: string; words: string }[];
  csrf: string;
  key: string;
  mayBookOthers: boolean;
  /** The address that was proved: it is theirs, and is not asked again. */
  proved: string | null;
  ages: string;
  /** The bodies of which a membership may be named. */
  schemes: readonly Scheme[];
  asksRole: boolean;
}

/** What became of a list of people. */
export interface ListModel extends RecordForm {
  course: Course;
  session: Session;
  booked: readonly Booking[];
  /** Those of them who still come: what they need can be said. */
  coming: readonly Booking[];
  refused: readonly { line: string; why: string }[];
  id: string;
}
