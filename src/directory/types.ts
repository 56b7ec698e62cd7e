/** What stands at a place where a service is given. */
export interface EntryPlace {
  id: string;
  name: string;
  address: string;
  town: string;
  county: string;
  postcode: string;
}

/** When a service is given, on one day of the week or in words alone. */
export interface Session {
  /** As calendars write it: MO, TU …; '' for no certain day. */
  day: string;
  opens: string;
  closes: string;
  words: string;
}

/** An entry of the directory as people write and read it. Its whole is kept in the shape in which it is exported. */
export interface Entry {
  title: string;
  description: string;
  organization: { id: string; name: string };
  status: Status;
  url: string;
  email: string;
  phone: string;
  /** How somebody gets it. */
  howTo: string;
  cost: string;
  free: boolean | null;
  minimumAge: number | null;
  maximumAge: number | null;
  needs: readonly string[];
  audiences: readonly string[];
  levels: readonly string[];
  ways: readonly string[];
  access: readonly string[];
  accessWords: readonly string[];
  languages: readonly string[];
  areas: readonly string[];
  places: readonly EntryPlace[];
  sessions: readonly Session[];
  /** Something that everybody should know now. */
  alert: string;
}

export const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
export type Status = (typeof STATUSES)[number];

/** An object of a feed, before anything is known of it. */
export type Json = Readonly<Record<string, unknown>>;

/** What an entry is searched by: columns beside what is exported. */
export interface Projection {
  title: string;
  summary: string;
  words: string;
  minimumAge: number | null;
  maximumAge: number | null;
  needs: readonly string[];
  audiences: readonly string[];
  levels: readonly string[];
  ways: readonly string[];
  access: readonly string[];
  languages: readonly string[];
  free: boolean | null;
  placed: boolean;
}

/** What somebody looks for. */
export interface Asked {
  words: string;
  need: string;
  /** Whole years, `unborn`, or '' for any. */
  age: string;
  area: string;
  /** An outward code; the whole postcode that was typed is never kept. */
  near: string;
  within: number;
  free: boolean;
  self: boolean;
  level: string;
  audience: string;
  access: string;
  language: string;
  /** Everything was asked for, by a form in which nothing was chosen. */
  all: boolean;
  /** The entry after which a page goes on. */
  after: string;
}

/** An entry as a list of results shows it. */
export interface Found {
  id: string;
  title: string;
  summary: string;
  organization: string;
  minimumAge: number | null;
  maximumAge: number | null;
  free: boolean | null;
  ways: readonly string[];
  areas: readonly string[];
  placed: boolean;
  /** From the centre of the outward code. */
  miles: number | null;
  /** Its source lists it no more since then, and nobody said yet that it is still offered. */
  goneOn: Temporal.PlainDate | null;
}

/** A version of an entry, as its history shows it. */
export interface VersionShown {
  number: number;
  state: 'waiting' | 'approved' | 'declined' | 'replaced';
  note: string;
  byName: string;
  at: Temporal.Instant;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
  why: string | null;
}

/** How an entry stands for those who keep it. */
export interface WorkShown {
  id: string;
  title: string;
  version: number;
  approved: number | null;
  published: boolean;
  ownerId: string | null;
  ownerName: string | null;
  checkedOn: Temporal.PlainDate | null;
  source: string | null;
  /** Its source lists it no more since then; and somebody here said later that it is still offered. */
  goneOn: Temporal.PlainDate | null;
  goneKeptOn: Temporal.PlainDate | null;
}

export const SHOWS = ['all', 'mine', 'waiting', 'stale', 'wrong', 'gone', 'hidden'] as const;
export type Shows = (typeof SHOWS)[number];

export interface WorkRow {
  id: string;
  title: string;
  organization: string;
  published: boolean;
  waiting: boolean;
  ownerName: string | null;
  checkedOn: Temporal.PlainDate | null;
  problems: string[];
}
