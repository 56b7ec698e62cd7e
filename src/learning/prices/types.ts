import type { Counting } from '../rules/notice.ts';
import type { PriceLine } from '../rules/price.ts';

/** A table of prices, as it holds from a day on. */
export interface PriceEdition {
  id: string;
  code: string;
  effectiveFrom: Temporal.PlainDate;
  why: string;
  source: string;
  madeByName: string;
  madeAt: Temporal.Instant;
  lines: readonly PriceLine[];
}

/** Terms on which a place may be given up, as one version has them. */
export interface CancellationPolicy {
  id: string;
  code: string;
  version: number;
  name: string;
  counting: Counting;
  freeFrom: number;
  chargesNoShow: boolean;
  moving: 'charged' | 'free';
  disputeDays: number;
  /** The table of prices for a charge where the place itself is free; no charge then when null. */
  chargeTable: string | null;
  effectiveFrom: Temporal.PlainDate;
  why: string;
  madeByName: string;
}

/** A membership that somebody says an organisation has, and what a coordinator found. */
export interface Membership {
  id: string;
  scheme: string;
  organisation: string;
  evidence: string;
  askedBy: string | null;
  askedByName: string;
  askedAt: Temporal.Instant;
  validUntil: Temporal.PlainDate | null;
  decision: 'confirmed' | 'refused' | null;
  decidedAt: Temporal.Instant | null;
  decidedWhy: string | null;
  decidedByName: string | null;
}

/** A day on which the training office is shut. */
export interface ClosureDay {
  date: Temporal.PlainDate;
  name: string;
}

/** A table has so many lines; those left empty are none. */
export const MOST_LINES = 8;

export interface EditionTyped {
  from: Temporal.PlainDate;
  why: string;
  source: string;
  lines: readonly PriceLine[];
}
