/** One section of a chapter. Its id is its address for ever; its number is counted. */
export interface Section {
  id: string;
  title: string;
  body: string;
}

export interface Source {
  title: string;
  url: string;
}

/** What a change of one section means for practice, and which kinds of agency must read it. */
export interface Impact {
  words: string;
  readers: readonly string[];
}

/** A published version of a chapter. It is never changed. */
export interface Version {
  id: string;
  chapter: string;
  /** Whose own it is; null: it stands everywhere else. */
  area: string | null;
  /** The first, the second … of its chapter and area. */
  number: number;
  title: string;
  summary: string;
  sections: readonly Section[];
  sources: readonly Source[];
  impacts: Readonly<Record<string, Impact>>;
  readers: readonly string[];
  reviewBy: Temporal.PlainDate | null;
  from: Temporal.Instant;
  publishedBy: string | null;
}

/** A chapter's place: its number now, and those it had, the earliest first, each with the instant until which. */
export interface Chapter {
  slug: string;
  position: number;
  was: readonly { position: number; until: Temporal.Instant; by: string }[];
}

/** A chapter stands no longer from an instant on. Its address goes on meaning it. */
export interface Withdrawal {
  id: string;
  chapter: string;
  from: Temporal.Instant;
  reason: string;
  /** The chapter to read in its place; null: none. */
  instead: string | null;
  by: string;
}

/**
 * Everything published: all chapters in order, with every version there was, is and will be, the oldest first, and
 * every withdrawal, the oldest first.
 */
export interface Manual {
  chapters: readonly Chapter[];
  versions: readonly Version[];
  withdrawals: readonly Withdrawal[];
  /** Addresses of the files that they show or lead to and that are here. */
  files: ReadonlySet<string>;
}

/** A chapter at some instant. */
export interface Standing {
  slug: string;
  position: number;
  version: Version;
}

export interface AreaName {
  code: string;
  name: string;
}

export type ChangeKind = 'added' | 'removed' | 'moved' | 'changed';

/** Words that stayed, came or went. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  words: string;
}

/** What became of one section from one version to the next. */
export interface SectionChange {
  kind: ChangeKind;
  id: string;
  title: string;
  /** Its numbers before and after, where it had one. */
  before: string | null;
  after: string | null;
  /** For one that says something else: its words compared. */
  pieces: readonly Piece[];
  /** What became of its pictures, each in a sentence. */
  pictures: readonly string[];
}

/** A version that is being written. */
export interface Draft {
  id: string;
  chapter: string;
  position: number;
  area: string | null;
  title: string;
  summary: string;
  sections: readonly Section[];
  sources: readonly Source[];
  impacts: Readonly<Record<string, Impact>>;
  reviewBy: Temporal.PlainDate | null;
  from: Temporal.Instant | null;
  /** The version it was begun from. */
  basedOn: string | null;
  changedAt: Temporal.Instant;
  changedBy: string;
}

export interface DraftLine {
  id: string;
  chapter: string;
  area: string | null;
  title: string;
  changedAt: Temporal.Instant;
  changedBy: string;
}
