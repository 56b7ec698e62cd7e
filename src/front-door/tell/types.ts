import type { SafeTimes } from '../../platform/time/safe-times.ts';
import type { Audience, How } from '../rules/telling.ts';

/** Somebody is owed word of a decision, by a time. */
export interface Owed {
  id: string;
  audience: Audience;
  rule: string;
  dueAt: Temporal.Instant;
  metAt: Temporal.Instant | null;
  metHow: 'told' | 'not told' | null;
}

/** One time that somebody was told, or it was said why not. */
export interface Telling {
  id: string;
  audience: Audience;
  how: How;
  whom: string;
  words: string;
  /** Why they are not told: a reason of the list, and the words beside it. */
  reason: string | null;
  why: string | null;
  messageId: string | null;
  /** When somebody of the family first opened it. */
  openedAt: Temporal.Instant | null;
  by: string;
  at: Temporal.Instant;
}

/** How a message fares. */
export type Fared = ReadonlyMap<string, { state: string; not_before: Temporal.Instant | null }>;

/** What is owed of the last decision, and everybody who was told of any. Oldest first. */
export interface Told {
  owed: readonly Owed[];
  tellings: readonly Telling[];
  fared: Fared;
}

/** A telling as it is kept. */
export interface NewTelling {
  id: string;
  owedId: string;
  concernId: string;
  how: How;
  whom: string;
  words: string;
  reason: string | null;
  why: string | null;
  by: { id: string; name: string };
  at: Temporal.Instant;
  contactId?: string | null;
}

/** An address of the family that is theirs alone, on the word of whoever is told. `times` null: at any time. */
export interface FamilyContact {
  channel: 'email' | 'sms';
  address: string;
  times: SafeTimes | null;
}

/** A concern whose people still wait for word. */
export interface OwedLine {
  id: string;
  concernId: string;
  audience: Audience;
  childLabel: string;
  headline: string;
  dueAt: Temporal.Instant;
}
