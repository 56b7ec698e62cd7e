/** Days on which something holds: from the first, to the day on which it no longer does; null: for good. */
export interface Span {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate | null;
}

/** What can be said of somebody besides the courses they completed. */
export const TOLD_KINDS = [
  'request form',
  'manager support',
  'membership',
  'forum',
  'status',
  'line manager',
] as const;
/** Stands among the credentials of which one is asked. */
export const LINE_MANAGER = 'line manager';
export type ToldKind = (typeof TOLD_KINDS)[number];

/** A condition, as it is kept. `inAreas`: elsewhere it is not asked. */
export type Clause = { inAreas?: readonly string[] } & (
  | { all: readonly Clause[] }
  | { any: readonly Clause[] }
  | { course: string; withinMonths?: number }
  | { told: ToldKind; body?: string; withinMonths?: number }
  | { holds: string }
);

/** What must happen once in every year that ends on `dueBy` ("01-31"), first when `settleMonths` have passed. */
export interface Yearly {
  dueBy: string;
  settleMonths: number;
  each: readonly Clause[];
}

export interface CredentialRule {
  earn: Clause;
  keep?: Yearly;
}

/** A rule from a day on, until the next. */
export interface Edition<Rule> {
  from: Temporal.PlainDate;
  rule: Rule;
}

export interface Credential {
  id: string;
  code: string;
  name: string;
  about: string;
  areas: readonly string[];
  /** The earliest first. */
  editions: readonly (Edition<CredentialRule> & { remindDays: readonly number[] })[];
}

export interface Tool {
  code: string;
  name: string;
  about: string;
  /** The earliest first; `area` null: wherever an area has none of its own. A rule of null asks nothing. */
  editions: readonly (Edition<Clause | null> & { area: string | null; setBy: string })[];
}

/** Every rule there is, and what courses are called. */
export interface RuleBook {
  credentials: readonly Credential[];
  tools: readonly Tool[];
  courses: ReadonlyMap<string, string>;
}

/** What counts for somebody. What was withdrawn is not in it. */
export interface LearningFacts {
  completions: readonly { course: string; on: Temporal.PlainDate; until: Temporal.PlainDate | null }[];
  told: readonly {
    kind: ToldKind;
    body: string | null;
    on: Temporal.PlainDate;
    until: Temporal.PlainDate | null;
  }[];
}

/** How somebody stands on a day. */
export interface Standing {
  /** The span in which the day lies; undefined when it is not held. */
  held: Span | undefined;
  /** What is still to be done, in words; nothing when it is held. */
  needed: readonly string[];
  /** What is to be done to keep it beyond `held.until`. */
  toKeep: readonly string[];
}
