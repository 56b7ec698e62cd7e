/** How hard a text may be to read: see `rules/plain-language.ts`. */
export type { ReadingClass } from './rules/plain-language.ts';

import type { ReadingClass } from './rules/plain-language.ts';

/** Something that a kind of page is asked for besides what every page has. */
export interface KindField {
  name: string;
  label: string;
  /** `file`: an address too, or a file that is uploaded there and then. `page`: the address of a page of ours. */
  as: 'line' | 'date' | 'address' | 'file' | 'language' | 'page';
}

/** A sort of page, as a row of `library.kind` has it. */
export interface Kind {
  code: string;
  label: string;
  plural: string;
  /** The address of its list. */
  place: string;
  /** All of them stand on that one page. */
  together: boolean;
  drawn: 'text' | 'ticks' | 'cards';
  newestFirst: boolean;
  mostWords: number | null;
  fields: readonly KindField[];
}

export interface Source {
  title: string;
  url: string;
}

/** Everything that a version of a page says. */
export interface Text {
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  facts: Readonly<Record<string, string>>;
  audiences: readonly string[];
  ages: readonly string[];
  topics: readonly string[];
  reading: ReadingClass;
  sensitive: boolean;
  neutralTitle: string;
  asAt: Temporal.PlainDate | null;
  coversUntil: Temporal.PlainDate | null;
  reviewDue: Temporal.PlainDate | null;
  sources: readonly Source[];
}

/** What a page is called by. */
export interface PageName {
  id: string;
  kind: string;
  slug: string;
  /** Null: everywhere. */
  area: string | null;
}

/** A page as anybody reads it now. */
export interface Shown extends PageName, Text {
  /** Of its kind. */
  place: string;
  together: boolean;
  drawn: Kind['drawn'];
  fields: readonly KindField[];
  number: number;
  from: Temporal.Instant;
  until: Temporal.Instant | null;
}

/** A line of a public list. */
export interface Listed extends PageName {
  place: string;
  together: boolean;
  newestFirst: boolean;
  title: string;
  summary: string;
  audiences: readonly string[];
  ages: readonly string[];
  topics: readonly string[];
  sensitive: boolean;
  /** The day it is of: the one that it says it begins on, or else when it was first shown so. */
  day: Temporal.PlainDate;
  /** The code of a language that is not English, and the address of the page that it is a translation of; or ''. */
  language: string;
  translates: string;
  coversUntil: Temporal.PlainDate | null;
}

export interface Topic {
  code: string;
  label: string;
  /** Offered to nobody any more; what has it keeps it. */
  atRest: boolean;
}

/** A part of the partnership, as pages name it. */
export interface Place {
  code: string;
  name: string;
}

/** A text that comes with the product, for one area or for everywhere. */
export interface ShippedText extends Text {
  /** Where it comes from, and for which area: what it is known by. */
  name: string;
  hash: string;
  kind: string;
  slug: string;
  area: string | null;
}

/** A file that somebody brought. It never changes. */
export interface LibraryFile {
  id: string;
  name: string;
  kind: string;
  /** What it is, in words. */
  label: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** A scanner looked at it and found nothing. */
  scanned: boolean;
  /** SHA-256 of its content, in hexadecimal digits. */
  hash: string;
  by: string;
  at: Temporal.Instant;
  /** Its content was deleted, and it is opened by nobody any more. `at` as it is written in JSON. */
  withdrawn: { at: string; by: string; why: string } | null;
}

/** A file as the list of them has it, with how many pages lead to it. */
export interface FileLine extends LibraryFile {
  pages: number;
}
