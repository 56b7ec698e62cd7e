import type { EventWeight } from '../chronology/types.ts';
import type { Part } from '../types.ts';

/** How long ago something was told, in days, and by whom. */
export interface SampleTelling {
  by: string;
  daysAgo: number;
}

/** A fact of the sample as its table's columns have it. */
export interface SampleFact {
  part: Part;
  columns: Readonly<Record<string, string | null>>;
  /** Told otherwise than the rest of the person. */
  told?: SampleTelling;
  /** Why it is shielded. */
  shield?: string;
}

/** Somebody of the sample. */
export interface SamplePerson {
  /** Names them within their family. */
  key: string;
  given: string;
  surname: string;
  sex: 'M' | 'F' | 'U';
  /** A day; a year alone is an estimate. Negative days: due so many days from now. */
  born: string | { dueInDays: number };
  told: SampleTelling;
  facts: readonly SampleFact[];
  /** Open to named people alone. */
  restricted?: boolean;
}

/** Something that happened, by the keys of those it concerns; the first holds it. */
export interface SampleEvent {
  about: readonly string[];
  daysAgo: number;
  /** For so many days. */
  lasted?: number;
  /** `23:40` */
  time?: string;
  what: string;
  kind: string;
  weight: EventWeight;
  impact?: string;
  /** Where it is not the team that holds the family. */
  agency?: string;
  saidBy: string;
  /** Why it is shielded. */
  shield?: string;
  /** Why it was struck through. */
  struck?: string;
}

/** A family of the sample: who they are, and how they belong to each other. */
export interface SampleFamily {
  team: 'thurrock' | 'essex' | 'southend';
  people: readonly SamplePerson[];
  /** The first is what the word says to the second. */
  ties: readonly (readonly [from: string, kind: string, to: string])[];
  /** Those who live together. */
  household: readonly string[];
  /** What happened to them. */
  events?: readonly SampleEvent[];
  /** A team of another area that works with them as well. */
  alsoWith?: 'thurrock' | 'essex' | 'southend';
}
