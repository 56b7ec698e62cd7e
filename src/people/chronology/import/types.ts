import type { NewEvent } from '../types.ts';

/** What became of a row, or would. `whose`: it is not clear whom it is about, or they may not be known here. */
export type Outcome = 'ready' | 'imported' | 'already' | 'whose' | 'wrong';
export const OUTCOMES: readonly Outcome[] = ['wrong', 'whose', 'ready', 'already', 'imported'];

/** A list as its pages show it. */
export interface ChronologyList {
  id: string;
  /** Whose chronology it is; null for a list of several people. */
  personId: string | null;
  fileName: string;
  encoding: string;
  columns: readonly string[];
  rows: number;
  uploadedAt: Temporal.Instant;
  checkedAt: Temporal.Instant | null;
  startedAt: Temporal.Instant | null;
  finishedAt: Temporal.Instant | null;
}

export interface ListedRow {
  line: number;
  outcome: Outcome;
  errors: readonly string[];
  /** Whom it is about, where the reader sees them. */
  personId: string | null;
  label: string | null;
}

/** Whom a row names; '' for what it does not say. */
export interface Pupil {
  upn: string;
  given: string;
  surname: string;
  /** ISO. */
  born: string;
}

/** One row, read: an event, whom it names, and the mark by which it is known again; or what is wrong, in words. */
export type ReadRow =
  | { event: Omit<NewEvent, 'id' | 'people'>; saidBy: string; pupil: Pupil; mark: string }
  | { errors: readonly string[] };
