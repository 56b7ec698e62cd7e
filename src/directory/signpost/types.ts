import type { Outcome } from '../rules/outcomes.ts';

/** One of somebody's record, as the panel on their page shows it. */
export interface PersonSignpost {
  id: string;
  serviceId: string;
  title: string;
  madeAt: Temporal.Instant;
  by: string;
  /** The caller is one to say what became of it: they made it, or whoever of their team did has left. */
  mine: boolean;
  askedAt: Temporal.Instant | null;
  askOn: Temporal.PlainDate | null;
  askWhom: 'family' | 'practitioner' | 'nobody';
  outcome: Outcome | null;
  outcomeAt: Temporal.Instant | null;
  note: string;
}
