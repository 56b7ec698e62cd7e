import type { SealingState } from '../audit/index.ts';
import type { Db } from '../db/index.ts';
import { createLatencies, type Latencies } from './latencies.ts';
import type { Sample } from './prometheus.ts';

/** A number that a slice wants watched: read as `app_worker` whenever `/metrics` is asked for. */
export interface Gauge {
  /** After the prefix `windscreen_`. */
  name: string;
  help: string;
  read(db: Db, now: Temporal.Instant): Promise<readonly Sample[]>;
}

/** What this process knows of itself, beside what the database knows. */
export interface Vitals {
  latencies: Latencies;
  /** Names and checksums of the migrations this program expects; empty where nobody asks. */
  migrations: readonly { name: string; checksum: string }[];
  /** False before jobs were started and once the process is stopping. */
  jobsRunning: boolean;
  sealing: Readonly<SealingState> | undefined;
  metricsToken: string | undefined;
}

/** Vitals of a process in which nothing has been started yet. */
export function createVitals(given: Partial<Pick<Vitals, 'migrations' | 'metricsToken'>> = {}): Vitals {
  return {
    latencies: createLatencies(),
    migrations: given.migrations ?? [],
    jobsRunning: false,
    sealing: undefined,
    metricsToken: given.metricsToken,
  };
}
