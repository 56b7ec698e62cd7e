export const OUTCOMES = ['new', 'updated', 'unchanged', 'held', 'gone', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many entries became what. */
export type Counts = Partial<Record<Outcome, number>>;

/** A feed that was brought, and how far it is. */
export interface Run {
  id: string;
  source: string;
  name: string;
  url: string | null;
  nextPage: number;
  areas: string[];
  /** It is all that its source has: what it lacks is gone from there. */
  whole: boolean;
  trial: boolean;
  state: 'fetching' | 'running' | 'done' | 'failed';
  failure: string | null;
  rows: number;
  atLine: number;
  counts: Counts;
  /** How much came, in characters. */
  bytes: number;
  /** Set where the address was fetched by itself. */
  feedId: string | null;
  /** What the trial said, once it was taken in by itself. */
  tried: Counts | null;
  /** The same address was fetched again by itself since. */
  overtaken: boolean;
  byId: string;
  byName: string;
  beganAt: Temporal.Instant;
}

export interface RowShown {
  line: number;
  sourceId: string;
  name: string;
  outcome: Outcome | 'waiting';
  reasons: string[];
  serviceId: string | null;
}
