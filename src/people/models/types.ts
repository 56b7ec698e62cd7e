import type { FactorChange, Labelled } from '../rules/matching/relearn.ts';
import type { Model, Zone } from '../rules/matching/types.ts';

/** A version of the weights by which people are compared. */
export interface ModelVersion {
  version: string;
  why: string;
  /** How many decided pairs it was estimated from. */
  decisions: number;
  basedOn: string;
  changes: readonly FactorChange[];
  madeAt: Temporal.Instant;
  madeBy: string;
}

export interface NewVersion {
  /** Its name begins with the day: `2026-11-28`. */
  day: string;
  content: Model;
  why: string;
  decisions: number;
  basedOn: string;
  changes: readonly FactorChange[];
  at: Temporal.Instant;
  by: string;
}

/** That a version goes live, proposed and answered. */
export interface ModelChange {
  id: string;
  version: string;
  why: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Temporal.Instant;
  answer: 'live' | 'refused' | null;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
  decidedWhy: string | null;
}

/** A pair that somebody decided on. */
export interface LabelledPair extends Labelled {
  decisionId: string;
  kind: string;
  at: Temporal.Instant;
  by: string | null;
  modelVersion: string;
  /** Whom it is about; null for a reader who does not see them all. */
  people: readonly string[] | null;
  /** The two records that were told apart; null but for the training. */
  apart: readonly string[] | null;
}

/** A decided pair that another version would put elsewhere. */
export interface Moved {
  pair: LabelledPair;
  before: { zone: Zone; weight: number };
  after: { zone: Zone; weight: number };
}

/** What a version would make of the decisions that were recorded. */
export interface Trial {
  pairs: number;
  /** How many of those that were the same, and that were not, stand in each zone. */
  zones: readonly { same: boolean; zone: Zone; before: number; after: number }[];
  moved: readonly Moved[];
  /** Decisions that go against everything that was found: nothing is learnt from them. */
  setAside: readonly LabelledPair[];
}
