import type { FormError, Typed } from '../../platform/forms/index.ts';
import type { Topic } from '../types.ts';

export const PACES = ['weekly', 'at once'] as const;
export type Pace = (typeof PACES)[number];

/** What somebody wants to hear of; an empty list is all of it. */
export interface Wishes {
  topics: readonly string[];
  audiences: readonly string[];
  areas: readonly string[];
  pace: Pace;
}

/** What whoever holds its code may know of a subscription. */
export interface Subscription extends Wishes {
  confirmed: boolean;
  ended: boolean;
}

/** Something published that is new, changed or withdrawn, as it is told. */
export interface ToldChange {
  id: string;
  what: string;
  kind: string;
  title: string;
  href: string;
  topics: readonly string[];
  audiences: readonly string[];
  areas: readonly string[];
  why: string;
  at: Temporal.Instant;
}

/** What changes are narrowed by; '' for all. */
export interface ChangeFilter {
  topic: string;
  audience: string;
  area: string;
}

/** What there is to choose from. */
export interface Choices {
  topics: readonly Topic[];
  audiences: readonly string[];
  areas: readonly { code: string; name: string }[];
}

export interface ChangesModel {
  changes: readonly ToldChange[];
  next: string | undefined;
  first: string | undefined;
  filter: ChangeFilter;
  choices: Choices;
  now: Temporal.Instant;
}

export interface WishesModel {
  choices: Choices;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export interface ManageModel extends WishesModel {
  token: string;
  subscription: Subscription;
  done: 'confirmed' | 'saved' | undefined;
}
