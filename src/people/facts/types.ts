import type { Field, FormError } from '../../platform/forms/index.ts';
import type { AskedAs } from '../rules/freshness.ts';
import type { NewFact, Part, PersonRecord, Shieldable, Telling, Told } from '../types.ts';

/** How a question is drawn. `one` and `several` have options. */
export interface Look {
  as: 'line' | 'lines' | 'day' | 'one' | 'several';
  label: string;
  hint?: string;
  options?: readonly { value: string; text: string; hint?: string }[];
  /** Characters that a line is wide. */
  width?: 5 | 10 | 20;
}

/** One question of a form about a fact: how its answer is read, and how it is drawn. */
export interface Ask<T> {
  field: Field<T>;
  look: Look;
}
export type Asks = Readonly<Record<string, Ask<unknown>>>;
export type Said<A extends Asks> = { [N in keyof A]: A[N] extends Ask<infer T> ? T : never };

/** What a form about facts comes to. */
export interface Given {
  facts: readonly NewFact[];
  /** Facts that were wrong: what replaces them says why. */
  wrong?: { facts: readonly { part: Part; id: string }[]; why: string };
  /** What it says, to be compared with what is held; absent where telling it again is nothing. */
  same?: string;
}

/** A fact that is held, as the pages show it. */
export interface Held extends Told, Shieldable {
  part: Part;
  /** Under which heading of the page. */
  group: string;
  label: string;
  line: string;
  /** What must be seen before it is used: "Not safe". */
  alarm?: string;
  /** Besides the line: voicemail, safe times. */
  notes?: readonly string[];
  askedAs: AskedAs | null;
  /** Two facts that say the same have the same. */
  same: string;
  /** Of facts with one slot only one holds at a time: the next one ends it. */
  slot?: string;
  /** The form as if it had been typed, to correct it by; absent where it is corrected in another way. */
  typed?: Readonly<Record<string, string | readonly string[]>>;
}

/** A fact that is held, and how fresh it is. */
export interface Fresh extends Held {
  lastTold: Telling;
  /** How often it was told. */
  times: number;
  /** From when on it is to be asked again; null: never. */
  staleOn: Temporal.PlainDate | null;
  stale: boolean;
}

/** What a group is read against. */
export interface Against {
  person: PersonRecord;
  today: Temporal.PlainDate;
}

export type GivenOrErrors = { ok: true; value: Given } | { ok: false; errors: readonly FormError[] };

/** One sort of fact: what is asked of it, what is written of the answers, and how it reads. */
export interface FactGroup {
  /** In addresses of pages: `names`. */
  name: string;
  /** The heading it stands under. */
  section: Section;
  /** "Add a name" */
  adds: string;
  /** Above the form. */
  lead?: string;
  /** Those who add it may hide it from others. */
  shieldable: boolean;
  asks(against: Against): Asks;
  read(body: ReadonlyMap<string, readonly string[]>, against: Against): GivenOrErrors;
  held(person: PersonRecord): Held[];
}

/** The headings of a record, in their order. */
export const SECTIONS = [
  'Names',
  'Birth',
  'Where they live',
  'How to reach them',
  'School, health and others who know them',
  'About them',
  'Numbers',
] as const;
export type Section = (typeof SECTIONS)[number];
