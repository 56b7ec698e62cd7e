import type { PresentKind } from '../rules/strategy.ts';

/** Somebody at a strategy discussion. */
export interface Present {
  kind: PresentKind;
  agency: string;
  name: string;
  role: string;
}

/** What somebody is to do by when, and what came of it. */
export interface StrategyAction {
  id: string;
  what: string;
  who: string;
  dueAt: Temporal.Instant;
  doneAt: Temporal.Instant | null;
  doneWords: string | null;
  doneBy: string | null;
}

/** Whether a section 47 enquiry begins, and who makes it. */
export type Enquiry = 'none' | 'single' | 'joint';

/** One record of a strategy discussion. */
export interface StrategyDiscussion {
  id: string;
  calledAt: Temporal.Instant;
  heldAt: Temporal.Instant;
  present: readonly Present[];
  missingWhy: string | null;
  known: string;
  agreed: string;
  enquiry: Enquiry;
  policy: string;
  supersedes: string | null;
  by: string;
  at: Temporal.Instant;
  actions: readonly StrategyAction[];
}

/** What is recorded of a discussion. */
export type NewDiscussion = Pick<
  StrategyDiscussion,
  'calledAt' | 'heldAt' | 'present' | 'missingWhy' | 'known' | 'agreed' | 'enquiry' | 'policy' | 'supersedes'
> & { actions: readonly Pick<StrategyAction, 'what' | 'who' | 'dueAt'>[] };

/** Something agreed, or a limit that runs, and is not done: for the desk. */
export interface DueLater {
  concernId: string;
  childLabel: string;
  what: string;
  who: string | null;
  dueAt: Temporal.Instant;
}

/** The discussions that no later record took the place of. */
export function standingOf(discussions: readonly StrategyDiscussion[]): StrategyDiscussion[] {
  const replaced = new Set(discussions.map(({ supersedes }) => supersedes));
  return discussions.filter(({ id }) => !replaced.has(id));
}
