import type { Sample } from './prometheus.ts';

/** Upper bounds in seconds: around the 50 ms that pages are to stay under, and up to what people give up at. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** How long answers took, by route pattern and class of status. Kept in memory, for `/metrics`. */
export interface Latencies {
  observe(route: string, status: number, milliseconds: number): void;
  samples(): Sample[];
}

interface Series {
  labels: Record<string, string>;
  within: number[];
  count: number;
  seconds: number;
}

/** An empty record of latencies. */
export function createLatencies(): Latencies {
  const all = new Map<string, Series>();
  return {
    observe(route, status, milliseconds) {
      const kind = `${Math.floor(status / 100)}xx`;
      const key = `${kind} ${route}`;
      const series = all.get(key) ?? start(route, kind);
      all.set(key, series);
      const seconds = milliseconds / 1000;
      series.count += 1;
      series.seconds += seconds;
      const slot = bounds.findIndex((bound) => seconds <= bound);
      if (slot >= 0) series.within[slot] = (series.within[slot] ?? 0) + 1;
    },
    samples: () => [...all.values()].flatMap(asSamples),
  };
}

const start = (route: string, status: string): Series => ({
  labels: { route, status },
  within: bounds.map(() => 0),
  count: 0,
  seconds: 0,
});

function asSamples({ labels, within, count, seconds }: Series): Sample[] {
  let running = 0;
  const buckets = bounds.map((bound, slot) => {
    running += within[slot] ?? 0;
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: running };
  });
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: count },
  ];
}
