import type { FiveAnswers, NewDecision } from '../decide/types.ts';
import type { Printing } from '../print/types.ts';
import type { Destination } from '../rules/destinations.ts';
import type { DisagreementOutcome, DisagreementStage } from '../rules/disagreement.ts';
import type { State } from '../rules/status.ts';
import type { Level, OutcomeCode, Rating } from '../rules/thresholds.ts';
import type { Account, RaisedBy, Referrer, ToldAddress, ToldChild, ToldPerson } from '../types.ts';

/** What a concern's pages stand on: who, where it stands, who holds it. */
export interface ConcernHead {
  id: string;
  reference: string;
  area: string | null;
  teamId: string;
  raisedBy: RaisedBy;
  sourceWords: string;
  headline: string;
  childLabel: string;
  receivedAt: Temporal.Instant;
  dangerNow: boolean;
  restricted: boolean;
  /** An address is shielded, whether or not the reader may see it. */
  shielded: boolean;
  state: State;
  open: boolean;
  rating: Rating | null;
  level: Level | null;
  outcome: OutcomeCode | null;
  allocatedTo: string | null;
  allocatedToName: string | null;
  /** Counts every change; a form carries the one it was filled in against. */
  version: number;
  /** By which rule the reader sees it: "team holds it", "allocated", "asked", "named", "break-glass". */
  basis: string;
  /** The reader may change it, and not only read it. */
  workable: boolean;
}

export interface RatingGiven {
  rating: Rating;
  reason: string;
  by: string;
  at: Temporal.Instant;
}

/** An indicator of need in the words in which it was cited, and what changed since; null when nothing did. */
export interface CitedIndicator {
  code: string;
  level: Level;
  /** The domain of assessment that it is about, in words. */
  about: string;
  words: string;
  since: string | null;
}

export interface DecisionMade {
  id: string;
  level: Level;
  outcome: OutcomeCode;
  reason: string;
  forReferrer: string;
  lateReason: string | null;
  by: string;
  at: Temporal.Instant;
  /** The indicators it rests on, each by the edition it was in. */
  cited: readonly { edition: string; code: string }[];
  /** Null for a decision made before they were asked. */
  five: FiveAnswers | null;
  alternatives: string;
  destination: Destination | null;
  signposted: string;
  assessment: string;
  familyAgreed: boolean | null;
  /** Who agreed, where a second person was needed. */
  second: { by: string; words: string; proposedAt: Temporal.Instant | null } | null;
}

/** A decision that was put before a second person, and what they said; a null answer is still awaited. */
export interface Proposal {
  id: string;
  decision: NewDecision;
  rule: string;
  by: string;
  byId: string;
  at: Temporal.Instant;
  answer: 'agreed' | 'sent back' | 'replaced' | null;
  answeredBy: string | null;
  answeredAt: Temporal.Instant | null;
  words: string;
}

/** Professionals who do not agree: about what, how far it went, and what came of it. */
export interface Disagreement {
  id: string;
  who: string;
  about: string;
  wanted: string;
  by: string;
  at: Temporal.Instant;
  outcome: DisagreementOutcome | null;
  outcomeWords: string;
  resolvedBy: string | null;
  resolvedAt: Temporal.Instant | null;
  stages: readonly {
    stage: DisagreementStage;
    version: string;
    startedAt: Temporal.Instant;
    dueAt: Temporal.Instant;
    endedAt: Temporal.Instant | null;
    words: string;
    by: string;
  }[];
}

/** A clock as it stands. `endedAt`: another rating took its place. */
export interface ConcernClock {
  id: string;
  rule: string;
  version: string;
  startedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
  metAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  /** Since when it stands still, where its rule lets it. */
  pausedAt: Temporal.Instant | null;
  lateReason: string | null;
}

/** A message to whoever told us: how it fares, and nothing of what it says. */
export interface MessageSent {
  channel: string;
  subject: string;
  state: string;
  why: string | null;
  sentAt: Temporal.Instant | null;
  /** Until when it waits for a time that they said is safe. */
  notBefore: Temporal.Instant | null;
}

/** A concern handed from one area's team to another's. */
export interface HandedOver {
  fromTeam: string;
  toTeam: string;
  reason: string;
  by: string;
  at: Temporal.Instant;
}

/** The concern was closed to all but named people, or opened again. */
export interface RestrictionSet {
  restricted: boolean;
  reason: string;
  by: string;
  at: Temporal.Instant;
}

/** Another concern that the reader may see, about what may be the same child. */
export interface SameChild {
  concernId: string;
  childId: string;
  name: string;
  born: Temporal.PlainDate | null;
  /** Both were found to be one person of the index. */
  samePerson: boolean;
  sameNumber: boolean;
  sameName: boolean;
  headline: string;
  receivedAt: Temporal.Instant;
  state: State;
  level: Level | null;
  outcome: OutcomeCode | null;
  sourceWords: string;
}

/** A hidden concern about what may be the same child: no more than who holds it. */
export interface HiddenConcern {
  concernId: string;
  childId: string;
  teamId: string;
  /** Both were found to be one person of the index. */
  samePerson: boolean;
  sameNumber: boolean;
}

export interface Looker {
  name: string;
  jobTitle: string;
  agency: string;
  at: Temporal.Instant;
  action: string;
}

/** An address as told, with the id by which it is shielded. */
export type KeptAddress = ToldAddress & { id: string };

/** The whole record, as far as the reader may see it. */
export interface ConcernRecord extends ConcernHead {
  account: Account;
  children: readonly ToldChild[];
  addresses: readonly KeptAddress[];
  involved: readonly ToldPerson[];
  referrer: Referrer | null;
  /** Oldest first, like the decisions. */
  ratings: readonly RatingGiven[];
  decisions: readonly DecisionMade[];
  proposals: readonly Proposal[];
  disagreements: readonly Disagreement[];
  clocks: readonly ConcernClock[];
  messages: readonly MessageSent[];
  /** Each time an address that came in shielded was opened for the first time. */
  takenOn: readonly { reason: string; by: string; at: Temporal.Instant }[];
  handOvers: readonly HandedOver[];
  restrictions: readonly RestrictionSet[];
  sameChild: readonly SameChild[];
  hidden: readonly HiddenConcern[];
  lookers: readonly Looker[];
  /** Latest first. */
  printings: readonly Printing[];
}
