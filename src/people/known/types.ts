import type { Fresh, Section } from '../facts/types.ts';
import type { Heading } from '../rules/heading.ts';
import type { Wanted } from '../rules/wanted.ts';
import type { PersonRecord, Shielded } from '../types.ts';

/** What stands under one heading of a record. */
export interface KnownSection {
  section: Section;
  /** What holds now. */
  now: readonly Fresh[];
  /** What is over, or was withdrawn. */
  before: readonly Fresh[];
  /** Shielded facts that the reader may not see: what they say is nowhere here. */
  hidden: readonly Shielded[];
  adds: readonly { group: string; words: string }[];
}

/** What the family is asked for, and nothing else: what nobody has told, and what was told long ago. */
export interface ToAsk {
  missing: readonly Wanted[];
  stale: readonly Fresh[];
}

/** What the pages of a record are drawn from. */
export interface KnownModel {
  person: PersonRecord;
  /** What the person is called, where several records say it. */
  heading: Heading | undefined;
  today: Temporal.PlainDate;
  sections: readonly KnownSection[];
  ask: ToAsk;
  /** The team that holds the record: whom to ask for what is shielded. */
  holder: string;
  /** The reader may add and end. */
  workable: boolean;
  /** The reader may restrict, and so show again what is shielded. */
  mayRestrict: boolean;
}
