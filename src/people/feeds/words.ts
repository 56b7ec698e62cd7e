import type { FeedOutcome, FeedRun } from './types.ts';

export const OUTCOME_WORDS: Readonly<Record<FeedOutcome, string>> = {
  created: 'New',
  linked: 'Taken for somebody known',
  updated: 'Changed',
  unchanged: 'As before',
  queued: 'Waits for a person',
  refused: 'To put right',
};

/** "school census" of `school-census`. */
export const sourceWords = (source: string) => source.replaceAll('-', ' ');

/** How many of a run's rows are weighed. */
export const weighedOf = ({ counts }: Pick<FeedRun, 'counts'>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Where a run stands. */
export function stateWords(run: Pick<FeedRun, 'state' | 'trial' | 'rows' | 'counts' | 'byName'>): string {
  if (run.state === 'uploaded') return 'Uploaded';
  if (run.state === 'done') return run.trial ? 'Tried' : 'Taken in';
  if (run.state === 'stopped') return `Stopped: ${run.byName} no longer may`;
  if (run.state === 'staging') return 'Being read';
  return `${run.trial ? 'Being tried' : 'Being taken in'}: ${weighedOf(run)} of ${run.rows}`;
}
