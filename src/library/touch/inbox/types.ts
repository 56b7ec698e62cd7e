import type { FormError, RecordForm } from '../../../platform/forms/index.ts';
import type { Drawing } from '../../../platform/html/index.ts';

export const KINDS = ['question', 'feedback', 'suggestion'] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ['new', 'taken', 'answered', 'closed'] as const;
export type State = (typeof STATES)[number];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  question: 'A question',
  feedback: 'Feedback on a page',
  suggestion: 'Something we should have here',
};
export const STATE_WORDS: Readonly<Record<State, string>> = {
  new: 'New',
  taken: 'Taken on',
  answered: 'Answered',
  closed: 'Closed',
};

/** What somebody said to the business team. */
export interface Question {
  id: string;
  kind: Kind;
  about: string | null;
  /** Null once it is forgotten. */
  words: string | null;
  email: string | null;
  mayPublish: boolean;
  state: State;
  version: number;
  at: Temporal.Instant;
  takenByName: string | null;
  answer: string | null;
  closedWhy: string | null;
  settledAt: Temporal.Instant | null;
  settledByName: string | null;
}

/** A question and its answer that everybody may read. */
export interface PublicAnswer {
  id: string;
  slug: string;
  title: string;
  words: string;
  publishedAt: Temporal.Instant;
  withdrawn: boolean;
}

/** What the asker sees by their code. */
export interface AskedQuestion {
  kind: Kind;
  about: string | null;
  words: string | null;
  state: State;
  at: Temporal.Instant;
  answer: string | null;
  closed_why: string | null;
  settled_at: Temporal.Instant | null;
  /** Whether the answer goes to an address too. */
  told: boolean;
}

export interface InboxFilter {
  /** `open`: new or taken on. */
  state: State | 'open';
  kind: Kind | '';
}

export interface InboxModel {
  rows: readonly Question[];
  filter: InboxFilter;
  next: string | undefined;
  first: string | undefined;
  now: Temporal.Instant;
}

export interface QuestionModel extends RecordForm {
  question: Question;
  published: PublicAnswer | undefined;
  keptDays: number;
  /** What answers are drawn with. */
  drawing: Drawing;
  /** Asked for: how the words in a box will look, and what is wrong with them. */
  preview: { field: string; wrong: readonly FormError[] } | undefined;
}
