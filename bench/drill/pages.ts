import { percentile } from '../figures.ts';
import type { Check } from './checks.ts';
import type { Kill } from './havoc.ts';
import type { Asked } from './line.ts';

/** How long one kind of page took, in milliseconds. */
export interface PageTimes {
  page: string;
  answers: number;
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

export interface Answers {
  pages: PageTimes[];
  /** Askings that touched a time without a database: in no figure above. */
  withoutDatabase: number;
  /** Askings that got no answer, and answers of 500 and above, while the database was up. */
  unanswered: number;
  errors: number;
}

/**
 * Times of everything that was answered. What touched a time from the killing of the database until it took
 * connections again is left out; kills of either process, restarts and what follows them are in.
 */
export function answersOf(asked: readonly Asked[], kills: readonly Kill[]): Answers {
  const outages = kills.filter(({ what }) => what === 'PostgreSQL');
  const counted = asked.filter(({ from, to }) => !outages.some((out) => from < out.to && to > out.from));
  const answered = counted.filter(({ status }) => status > 0 && status < 500);
  const pages = [
    ...Map.groupBy([...answered, ...answered.map((one) => ({ ...one, page: 'all' }))], (one) => one.page),
  ];
  return {
    pages: pages.map(([page, each]) => timesOf(page, each)).sort((a, b) => b.answers - a.answers),
    withoutDatabase: asked.length - counted.length,
    unanswered: counted.filter(({ status }) => status === 0).length,
    errors: counted.filter(({ status }) => status >= 500).length,
  };
}

function timesOf(page: string, each: readonly Asked[]): PageTimes {
  const sorted = each.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const at = (p: number) => Math.round(percentile(sorted, p));
  return { page, answers: each.length, p50: at(50), p95: at(95), p99: at(99), most: at(100) };
}

const SECOND = 1_000;

export function checkPages({ pages }: Answers): Check {
  const slow = pages.filter(({ p99 }) => p99 >= SECOND);
  return {
    says: 'every page is answered within a second, 99 times of 100',
    found:
      slow.length === 0
        ? `slowest p99 ${Math.max(...pages.map(({ p99 }) => p99))} ms`
        : slow.map(({ page, p99 }) => `${page} ${p99} ms`).join(', '),
    holds: pages.length > 0 && slow.length === 0,
  };
}

/** The times as a Markdown table. */
export function tableOfPages({ pages }: Answers): string {
  const rows = pages.map(
    ({ page, answers, p50, p95, p99, most }) => `| ${[page, answers, p50, p95, p99, most].join(' | ')} |`,
  );
  return [
    '| page | answers | p50 ms | p95 ms | p99 ms | most ms |',
    '|---|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}
