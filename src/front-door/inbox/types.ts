import type { State, Waiting } from '../rules/status.ts';
import type { Level, OutcomeCode, Rating } from '../rules/thresholds.ts';

/** One concern as the inbox lists it: what the row shows and nothing more. */
export interface InboxRow {
  id: string;
  headline: string;
  childLabel: string;
  area: string | null;
  sourceWords: string;
  dangerNow: boolean;
  restricted: boolean;
  shielded: boolean;
  /** Taken over from a list kept elsewhere: its clock runs from the day it was received there. */
  imported: boolean;
  state: State;
  open: boolean;
  rating: Rating | null;
  level: Level | null;
  outcome: OutcomeCode | null;
  receivedAt: Temporal.Instant;
  dueAt: Temporal.Instant | null;
  dueRule: string | null;
  decidedAt: Temporal.Instant | null;
  decidedLate: boolean | null;
  /** When the first answer of an agency that is still out is due. */
  repliesDueAt: Temporal.Instant | null;
  /** When somebody who has not heard of the decision should have; null while it waits. */
  untoldDueAt: Temporal.Instant | null;
  allocatedTo: string | null;
  allocatedToName: string | null;
  waiting: Waiting | null;
  /** Concerns of the year before about the same child, among those the reader may see. */
  earlier: number;
  /** Another concern's child sounds alike and has the same date of birth. */
  alike: boolean;
}

/**
 * How many open concerns there are of one kind: what the figures and the filters count by. `value` is null where it is
 * not said: no area, not rated, somebody else’s, due later.
 */
export interface Tally {
  by: 'every' | 'area' | 'rating' | 'state' | 'source' | 'whose' | 'due';
  value: string | null;
  count: number;
}

/** What stands above the list. `bounded`: there are more than were counted. */
export interface InboxCounts {
  open: readonly Tally[];
  total: number;
  bounded: boolean;
  decided: { count: number; inTime: number };
}

/** Where a page of the list begins or ends: the time it is sorted by and the id that breaks ties. */
export interface Cursor {
  side: 'after' | 'before';
  at: Temporal.Instant;
  id: string;
}

/** One page of the list and what lies before and after it. */
export interface InboxPage {
  rows: readonly InboxRow[];
  previous: Cursor | undefined;
  next: Cursor | undefined;
}

/** A concern as the desk's short list shows it. */
export interface DueNext {
  id: string;
  headline: string;
  childLabel: string;
  rating: Rating | null;
  dueAt: Temporal.Instant;
}
