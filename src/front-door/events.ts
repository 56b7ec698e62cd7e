import { defineEvent } from '../platform/events/index.ts';
import { defineTopic } from '../platform/jobs/index.ts';
import type { Destination } from './rules/destinations.ts';
import type { Level, OutcomeCode } from './rules/thresholds.ts';

/**
 * What a decision hands on, filled in for whoever takes it up: where it goes, on what it rests, and what was agreed.
 * Names and words stay with the record, which `concern` opens to those who may see it.
 */
export interface HandedOn {
  concern: string;
  decision: string;
  /** The decision whose place this one takes; null for the first. */
  supersedes: string | null;
  area: string | null;
  destination: Destination;
  level: Level;
  outcome: OutcomeCode;
  /** The indicators cited, by the edition they were in. */
  edition: string | null;
  cited: readonly string[];
  /** Whether the family agreed, where the way needs it; else null. */
  familyAgreed: boolean | null;
  /** The completed common assessment and the services chosen, as written; empty for none. */
  assessment: string;
  signposted: string;
}

/** A concern was decided, for the first time or anew: heard by other slices in the same transaction. */
export const CONCERN_DECIDED = defineEvent<HandedOn>('concern.decided');

/** A concern was returned to whoever raised it: they are asked, if there is a safe way. */
export const ANSWER_WANTED = defineTopic('concern.returned', ['concern']);

/** The hub tells whoever spoke up what was decided, by a message: it goes after the commit. */
export const WORD_DUE = defineTopic('concern.word-due', ['concern', 'telling']);

/** An agency was asked: it is written to after the commit. */
export const AGENCY_ASKED = defineTopic('agency.asked', ['question']);

/** It did not answer in time, and is reminded. */
export const ANSWER_OVERDUE = defineTopic('agency.answer-overdue', ['question']);

/** Its link was used or ran out, and it wants another. */
export const LINK_WANTED = defineTopic('agency.link-wanted', ['question']);
