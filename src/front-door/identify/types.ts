import type { State } from '../rules/status.ts';
import type { Level, OutcomeCode, Rating } from '../rules/thresholds.ts';

/** Somebody a concern tells of: a child, or a person in its life. */
export interface Subject {
  id: string;
  part: 'child' | 'household' | 'significant other' | 'alleged to have caused harm';
  given: string;
  surname: string;
  dateOfBirth: Temporal.PlainDate | null;
  expectedDate: Temporal.PlainDate | null;
  sex: 'M' | 'F' | 'U' | null;
  nhsNumber: string | null;
  /** Of the home that the concern tells, unless it is shielded: of the child, and of whoever lives there. */
  postcode: string | null;
  unborn: boolean;
  /** Who they were found to be, and what that record is called where the reader sees it. */
  personId: string | null;
  label: string | null;
  reference: string | null;
}

/** A concern as a person's page shows it. */
export interface PersonConcern {
  id: string;
  reference: string;
  headline: string;
  receivedAt: Temporal.Instant;
  state: State;
  open: boolean;
  rating: Rating | null;
  level: Level | null;
  outcome: OutcomeCode | null;
  dueAt: Temporal.Instant | null;
  decidedAt: Temporal.Instant | null;
  restricted: boolean;
  part: Subject['part'];
}

/** Something that came of a concern about people, for their chronologies. */
export interface Happening {
  id: string;
  happened: 'received' | 'decided' | 'discussed';
  at: Temporal.Instant;
  by: string | null;
  level: Level | null;
  outcome: OutcomeCode | null;
  concernId: string;
  reference: string;
  headline: string;
  rating: Rating | null;
  sourceWords: string;
  teamId: string;
  /** Whom of those asked for it concerns. */
  people: readonly string[];
}
