import type { SafeTimes } from '../platform/time/safe-times.ts';

/** Plain data of the front door, as stores take and return it. */

/** Who brings a concern in. Each has a way of their own through `/worried`. */
export const RAISED_BY = ['young person', 'public', 'professional'] as const;
export type RaisedBy = (typeof RAISED_BY)[number];

/** One part of what was told: a heading and its answers, in the order asked. Several words are several lines. */
export interface AccountPart {
  heading: string;
  lines: readonly { label: string; words: readonly string[] }[];
}

/**
 * What was told, word for word, never changed afterwards: the `told` column of `front_door.account`. Addresses
 * are not in it: they stand in `front_door.address`, where each can be shielded.
 */
export interface Account {
  version: 1;
  parts: readonly AccountPart[];
  sharing?: Sharing;
  parentsInformed?: 'yes' | 'no';
  parentsNotInformedWhy?: string;
  immediateProtection?: string;
  /** Signs of exploitation that were ticked, in words. */
  signs?: readonly string[];
  /** Indicators of need that the referrer chose, each with the edition it was in. */
  cited?: readonly { edition: string; code: string }[];
  /** Whom the page said to ring when this was sent, and the configured line that said so. */
  numbersShown?: readonly { area: string; name: string; phone: string; line: string | null }[];
}

/** Whether a person with parental responsibility agreed to information being shared, and if not, on what ground. */
export interface Sharing {
  consent: 'given' | 'refused' | 'not asked';
  exception?: 'CP_CONCERN' | 'RISK_BY_ASKING' | 'REFUSED_ESCALATING' | 'NONE';
  rationale?: string;
  /** Agreement to a service is another question than consent to share. */
  service?: 'agreed' | 'refused' | 'not asked';
}

/** A child as told. Before birth `expectedDate`, afterwards `dateOfBirth`, never both; or an age in words. */
export interface ToldChild {
  id: string;
  unborn: boolean;
  given: string;
  surname: string;
  dateOfBirth: Temporal.PlainDate | null;
  expectedDate: Temporal.PlainDate | null;
  ageTold: string;
  sex: 'M' | 'F' | 'U' | null;
  nhsNumber: string | null;
  upn: string | null;
  /** Label and words of everything else told of this child, in the order asked. */
  facts: Readonly<Record<string, string>>;
}

export interface ToldAddress {
  childId: string | null;
  words: string;
  postcode: string | null;
  shielded: boolean;
  shieldedWhy: string | null;
}

/** Somebody in the child's life. `facts` holds label and words: relationship, date of birth, agency … */
export interface ToldPerson {
  part: 'household' | 'significant other' | 'professional' | 'alleged to have caused harm';
  name: string;
  facts: Readonly<Record<string, string>>;
}

/** Whoever spoke up. A professional is never anonymous; anybody else may be. */
export interface Referrer {
  anonymous: boolean;
  name: string | null;
  jobTitle: string | null;
  agency: string | null;
  relationship: string | null;
  email: string | null;
  emailSafe: boolean;
  phone: string | null;
  phoneSafe: boolean;
  /** Whether a text may be sent to the phone; not said is not safe. */
  textSafe?: boolean;
  /** Whether a message may be left; null where it was not said. */
  voicemail?: boolean | null;
  /** When it is safe to get in touch; null is at any time. Messages wait for it. */
  safeTimes?: SafeTimes | null;
  /** What whoever rings must know, in their words. */
  contactNotes: string | null;
  practitionerId: string | null;
}

/** A clock as it starts: which rule, in which version, from when until when. */
export interface StartedClock {
  rule: string;
  version: string;
  startedAt: Temporal.Instant;
  dueAt: Temporal.Instant;
}

/** Everything that was told, before the product adds reference, team and clocks. */
export interface Telling {
  raisedBy: RaisedBy;
  area: string | null;
  /** One of the 22 codes of the national list of referral sources, and what it means. */
  sourceCode: string;
  sourceWords: string;
  headline: string;
  dangerNow: boolean;
  children: readonly ToldChild[];
  addresses: readonly ToldAddress[];
  involved: readonly ToldPerson[];
  referrer: Referrer;
  account: Account;
}

/** Through which door a concern came: the site's own form, an agency's system, or a back-log taken over. */
export type CameBy = 'form' | 'api' | 'import';

/** A concern as it comes in. */
export interface NewConcern extends Telling {
  id: string;
  cameBy: CameBy;
  /** Whether anything is sent to whoever raised it by itself. */
  hears: boolean;
  reference: string;
  teamId: string;
  childLabel: string;
  receivedAt: Temporal.Instant;
  /** The statutory decision first. */
  clocks: readonly [StartedClock, ...StartedClock[]];
  /** SHA-256 of the receipt's code, as hex. */
  receiptHash: string;
  receiptExpiresAt: Temporal.Instant;
}

/** What whoever spoke up may see: no child, no agency, no words of theirs. */
export interface Receipt {
  concernId: string;
  professional: boolean;
  reference: string;
  receivedAt: Temporal.Instant;
  /** The area they told, for whom to ring; null while it is unknown. */
  area: string | null;
  dueAt: Temporal.Instant;
  /** Where they said that there is danger now: until when somebody acts on it, day or night. */
  urgentDueAt: Temporal.Instant | null;
  weighingAt: Temporal.Instant | null;
  decidedAt: Temporal.Instant | null;
  outcome: string | null;
  reason: string | null;
  /** What they were told in words of their own, and when. */
  toldAt: Temporal.Instant | null;
  toldWords: string | null;
  /** What the hub needs to know and by when, while it waits; when it was asked and answered. */
  need: string | null;
  answerDueAt: Temporal.Instant | null;
  returnedAt: Temporal.Instant | null;
  answeredAt: Temporal.Instant | null;
}
