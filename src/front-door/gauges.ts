import type { Gauge } from '../platform/health/index.ts';
import { overdueClocks } from './store/overdue.ts';

/** What is watched of the front door: a clock that ran out is a child who waits. */
export const gauges: readonly Gauge[] = [
  {
    name: 'clocks_overdue',
    help: 'Running clocks of concerns whose time has passed, by rule.',
    read: async (db, now) =>
      (await overdueClocks(db, now)).map(({ rule, clocks }) => ({ labels: { rule }, value: clocks })),
  },
];
