import type { EventWeight } from '../../platform/http/index.ts';
import type { SaidWhen } from '../rules/event-time.ts';

export type { EventWeight, ToldEvent } from '../../platform/http/index.ts';

export const WEIGHTS: readonly EventWeight[] = ['routine', 'significant', 'critical'];

/** One line of a chronology: written here, or told by another slice, which holds it. */
export interface Entry {
  id: string;
  /** Where it stands on the line. */
  at: Temporal.Instant;
  /** When, as far as it is known; null for what another slice tells, which knows the instant. */
  said: SaidWhen | null;
  what: string;
  kind: string;
  weight: EventWeight;
  agency: string;
  /** Who wrote it. */
  by: string | null;
  /** Where it comes from, in words. */
  source: string;
  impact: string;
  shielded: boolean;
  shieldedWhy: string | null;
  /** Whom it concerns, of those whom the reader sees. */
  people: readonly { id: string; label: string }[];
  struck: { at: Temporal.Instant; by: string; why: string } | null;
  /** The struck event that this one puts right, and the one that puts this right. */
  corrects: string | null;
  correctedBy: string | null;
  /** Where it stands whole, when another slice tells it. */
  href: string | null;
}

/** What a chronology is narrowed to; '' where it is not. */
export interface Filters {
  /** People of the family besides the person of the page. */
  with: readonly string[];
  kind: string;
  weight: string;
  agency: string;
  from: string;
  until: string;
}

/** What somebody writes into a chronology. */
export interface NewEvent {
  id: string;
  /** Whom it concerns; first the person on whose page it is written. */
  people: readonly string[];
  said: SaidWhen;
  what: string;
  kind: string;
  weight: EventWeight;
  agency: string;
  impact: string;
  shielded: { why: string; named: readonly string[] } | null;
  corrects: string | null;
}
