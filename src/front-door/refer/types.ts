import type { Field, FormError, FormValue, Typed } from '../../platform/forms/index.ts';
import type { Html } from '../../platform/html/index.ts';

/** An answer to choose, with a second line under it where that helps. */
export interface Option<V extends string = string> {
  value: V;
  label: string;
  hint?: string;
}

/** One thing that is asked: said once, for the page, the parser, the list to check and the account. */
export interface Question<T = unknown> {
  kind: 'line' | 'story' | 'one' | 'pick' | 'any' | 'day' | 'cite';
  label: string;
  hint?: string;
  field: Field<T>;
  options?: readonly Option[];
  /** Characters wide (5, 10, 20), rows high, and what the browser may fill in. */
  width?: 5 | 10 | 20;
  rows?: number;
  type?: 'email' | 'tel';
  autocomplete?: string;
  /** Digits only: phones show the number pad. */
  digits?: boolean;
  /** The same with the answers that may be chosen now, where those are the partnership's and not the journey's. */
  listed?(told: Told): Question<T>;
  /** Kept out of the account: it stands in the address table, where it can be shielded. */
  apart?: boolean;
}

/** Draws a question whose answers another slice knows. */
export type Picking = (
  name: string,
  question: Question,
  drawing: { typed: Typed; errors: readonly FormError[] },
) => Html;

export type Questions = Readonly<Record<string, Question>>;
export type Said<Q extends Questions> = FormValue<{ [N in keyof Q]: Q[N]['field'] }>;

/** What was typed on one page, as it was typed. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What a draft holds: the answers of each page by its path ("where", "child/2"), and the code to come back. */
export interface Kept {
  answers: Readonly<Record<string, Answers>>;
  code?: string;
  /** The page that was put by unfinished. */
  at?: string;
}

/** What was told, and the areas of the partnership at this moment: no draft keeps those. */
export interface Told extends Kept {
  areas: readonly { code: string; name: string }[];
}

/** What a page may look at besides its own answers. */
export interface Asking {
  told: Told;
  now: Temporal.Instant;
  /** The number of the child that the page is about; 1 where it is about none. */
  n: number;
}

/** What is known of somebody signed in. */
export interface SignedIn {
  name: string;
  jobTitle: string;
  agencyName: string;
}

/** Questions that a page asks again for each of several: "Person 1", "Person 2". */
export interface Rows<R extends Questions = Questions> {
  each: string;
  of: R;
}

/** One page of the journey. */
export interface Step<Q extends Questions = Questions, R extends Questions = Questions> {
  key: string;
  /** The part of the account that its answers stand in. */
  part: string;
  heading: string | ((asking: Asking) => string);
  /** Short paragraphs under the heading. */
  lead?: readonly string[];
  questions: Q;
  rows?: Rows<R>;
  /** What somebody signed in need not type. */
  prefilled?(person: SignedIn): Answers;
  /** Whether it is asked at all; it is unless told. */
  asked?(asking: Asking): boolean;
  /** What answers that are right one by one must be together. */
  across?(said: Said<Q>, asking: Asking): FormError[];
  /** The same for each row. */
  acrossRow?(said: Said<R>, asking: Asking): FormError[];
  /** What stands between the lead and the questions. */
  before?(asking: Asking): Html;
  /** A purpose whose number stands on the page: whom to ring besides. */
  ring?: 'allegation';
  /** The words on the button; "Carry on" unless told. */
  button?: string;
}

/** Pages in their order; `eachChild` pages come again for every child. */
export type Order = readonly (Step | { eachChild: readonly Step[] })[];

/** One page as it comes up in somebody's journey. */
export interface Visit {
  step: Step;
  n: number;
  /** Its path below the draft: "where", "child/2". */
  path: string;
}

/** The parts of a journey in order, and which of them a page is in. */
export interface Place {
  parts: readonly string[];
  at: number;
}
