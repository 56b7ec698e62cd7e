/** One deed of the audit: its verb and the parts of the record that it names. */
export interface Act {
  action: string;
  fields: readonly string[];
  /** On the page of somebody else. */
  beside: boolean;
}

/** Somebody who opened a record on one day, or read of them on another's page: what they did there, and by which rules it was open to them. */
export interface Looker {
  practitionerId: string;
  name: string;
  jobTitle: string;
  agency: string;
  /** The roles that they held then. */
  roles: readonly string[];
  day: Temporal.PlainDate;
  lastAt: Temporal.Instant;
  /** Where a list goes on. */
  lastSeq: number;
  acts: readonly Act[];
  bases: readonly string[];
  /** What they gave as the reason for emergency access, where they used it. */
  reasons: readonly string[];
}

/** A copy for the family that was given to somebody. */
export interface FamilyCopy {
  id: string;
  givenTo: string;
  /** Agencies that it does not name. */
  leftOut: readonly string[];
  leftOutWhy: string;
  by: string;
  agency: string;
  at: Temporal.Instant;
}

/** A line of the copy for the family: no names. */
export interface FamilyLine {
  /** The first day of the month. */
  month: Temporal.PlainDate;
  agency: string;
  /** What they do there, in plain words. */
  who: string;
  /** On how many days of the month. */
  days: number;
  why: readonly string[];
  emergency: boolean;
}
