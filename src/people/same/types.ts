import type { Evidence, Zone } from '../rules/matching/types.ts';
import type { Candidate } from '../search/types.ts';
import type { PersonRecord } from '../types.ts';

/** Two records beside each other: what each says, what speaks for one person, and what against it. */
export interface Sides {
  one: PersonRecord;
  other: PersonRecord;
  weight: number;
  zone: Zone;
  evidence: readonly Evidence[];
  /** Why they may be two people, in words: a twin, a brother or sister, numbers that differ, what was said before. */
  against: readonly string[];
  modelVersion: string;
  /** Another proposal waits for these two. */
  proposed: string | null;
  /** A relationship stands between them: until it is withdrawn nobody can link them. */
  related: boolean;
}

export type LinkState = 'proposed' | 'linked' | 'refused' | 'withdrawn' | 'split';

/** That a record leads to another, as it was proposed and what became of it. */
export interface Link {
  id: string;
  personId: string;
  headId: string;
  state: LinkState;
  why: string;
  weighed: readonly Candidate[];
  modelVersion: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Temporal.Instant;
  decidedByName: string | null;
  decidedAt: Temporal.Instant | null;
  decidedWhy: string | null;
  splitByName: string | null;
  splitAt: Temporal.Instant | null;
  splitWhy: string | null;
}

/** Something that was told of, or taken back from, a record since an instant. */
export interface Since {
  personId: string;
  what: 'name' | 'address' | 'way to reach them' | 'school or service' | 'number' | 'fact';
  /** Of a fact, which sort it is of: `ethnicity`. */
  kind: string;
  /** As it is kept; nothing for what is shielded. */
  words: string;
  withdrawn: boolean;
}

/** What the database says when a decision did not take effect. */
export type Undecided = 'own' | 'gone' | 'linked' | 'related' | 'changed' | 'void';

/** A link with what its two records are called. */
export interface LinkNamed
  extends Pick<Link, 'id' | 'state' | 'personId' | 'headId' | 'proposedByName' | 'proposedAt'> {
  person: string;
  personReference: string;
  head: string;
  headReference: string;
}
