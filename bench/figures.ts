/** One measured round: latencies in milliseconds, bytes an answer on the wire with its headers. */
export interface Round {
  latencies: readonly number[];
  seconds: number;
  wireBytes: number;
  /** Processor milliseconds an answer cost the server and its database connections. */
  serverMs: number;
  databaseMs: number;
}

/** A series of rounds in a few numbers: medians over rounds; percentiles over all requests. */
export interface Figures {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  wireBytes: number;
  serverMs: number;
  databaseMs: number;
}

export function rateOf(round: Round): number {
  return round.latencies.length / round.seconds;
}

export function figuresOf(rounds: readonly Round[]): Figures {
  const sorted = rounds.flatMap((round) => round.latencies).sort((a, b) => a - b);
  const over = (value: (round: Round) => number) => median(rounds.map(value));
  return {
    requests: sorted.length,
    perSecond: over(rateOf),
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    wireBytes: Math.round(over((round) => round.wireBytes)),
    serverMs: over((round) => round.serverMs),
    databaseMs: over((round) => round.databaseMs),
  };
}

/** The smallest value that `p` per cent of the sorted values do not exceed (nearest rank). */
export function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The median of left's rate over right's, round by round: what disturbs the machine disturbs both of a round. */
export function ratioOf(left: readonly Round[], right: readonly Round[]): number {
  return median(left.map((round, at) => rateOf(round) / rateOf(right[at] ?? round)));
}
