import type { CallPanel } from '../../platform/html/index.ts';
import type { Topic } from '../types.ts';

/** What somebody asks the search for. */
export interface Asked {
  words: string;
  kind: string;
  area: string;
  audience: string;
  topic: string;
  /** A band of the age of children: see `rules/audiences.ts`. */
  age: string;
  /** 1 for the first. */
  page: number;
}

/** One thing that fits. */
export interface Found {
  kind: string;
  /** Whose own it is; null: everywhere's. */
  area: string | null;
  title: string;
  summary: string;
  href: string;
  /** Some of its words, in pieces: those that fit are marked. */
  excerpt: readonly Piece[];
}

export interface Piece {
  words: string;
  fits: boolean;
}

export interface Results {
  found: readonly Found[];
  /** How many fit, counted to 201. */
  total: number;
  /** Nothing had all the words: these have some. */
  loosely: boolean;
  /** How each word that stands nowhere was read instead. */
  read: readonly { typed: string; as: string }[];
}

/** What there is to narrow a search by. */
export interface Narrowing {
  kinds: readonly string[];
  audiences: readonly string[];
  topics: readonly Topic[];
}

/** Words that mean the same, as the business team keeps them. */
export interface Synonyms {
  id: string;
  terms: readonly string[];
  version: number;
  changedBy: string;
  changedAt: Temporal.Instant;
}

export interface SearchModel {
  asked: Asked;
  areas: readonly { code: string; name: string }[];
  narrowing: Narrowing;
  /** Nothing was asked yet: undefined. */
  results: Results | undefined;
  call: CallPanel;
  /** The words are those of somebody in danger. */
  danger: boolean;
}

export interface MissedModel {
  rows: readonly { words: string; times: number; last: Temporal.PlainDate }[];
  since: Temporal.PlainDate;
  least: number;
  synonyms: readonly Synonyms[];
}
