import type { Gauge } from '../platform/health/index.ts';
import { runningStages } from './store/disagreement.ts';
import { overdueClocks } from './store/overdue.ts';

/** What is watched of the front door: a clock that ran out is a child who waits. */
export const gauges: readonly Gauge[] = [
  {
    name: 'clocks_overdue',
    help: 'Running clocks of concerns whose time has passed, by rule.',
    read: async (db, now) =>
      (await overdueClocks(db, now)).map(({ rule, clocks }) => ({ labels: { rule }, value: clocks })),
  },
  {
    name: 'disagreements_running',
    help: 'Professional disagreements not yet settled, by the stage they are at.',
    read: async (db, now) =>
      (await runningStages(db, now)).map(({ stage, running }) => ({ labels: { stage }, value: running })),
  },
  {
    name: 'disagreements_overdue',
    help: 'Professional disagreements past the time of their stage.',
    read: async (db, now) =>
      (await runningStages(db, now)).map(({ stage, overdue }) => ({ labels: { stage }, value: overdue })),
  },
];
