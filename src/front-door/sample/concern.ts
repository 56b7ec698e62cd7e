import { samplePractitioners } from '../../partnership/index.ts';
import type { SampleChild } from '../../people/index.ts';
import type { TriageFacts } from '../rules/status.ts';
import type { Telling } from '../types.ts';
import type { Life } from './life.ts';
import type { Story } from './stories/index.ts';

/** Rows of one concern by table, as `json_populate_recordset` takes them. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What the hub's doing adds to a concern: facts for its standing, rows, and what the receipt says. */
export interface SampleTriage {
  facts: TriageFacts;
  rows: Rows;
  receipt: Readonly<Record<string, unknown>>;
}

/** One concern of the sample, ready to be written. */
export interface SampleConcern {
  id: string;
  number: number;
  telling: Telling;
  story: Story;
  life: Life;
  receivedAt: Temporal.Instant;
  team: { teamId: string; prefix: string | null };
  /** Its decision waits for a second person, or somebody does not agree with it. */
  unsettled?: { kind: 'waits' | 'disputed'; now: Temporal.Instant };
  /** The agencies asked for information, where any were. */
  agencies: readonly string[];
  reference: string;
  decisionId: string;
  /** The child of the people's sample whom it is about. */
  known?: SampleChild;
  /** What the hub is doing with it, where it is doing something. */
  triage?: SampleTriage;
}

export type Person = { id: string; name: string };

/** Who screens and who decides in an area of the sample partnership. */
export function hubOf(area: string | null): { screening: Person; decision: Person } {
  const { screening, decision, essexDecision, southendDecision } = samplePractitioners;
  if (area === 'essex') return { screening: essexDecision, decision: essexDecision };
  if (area === 'southend') return { screening: southendDecision, decision: southendDecision };
  return { screening, decision };
}
