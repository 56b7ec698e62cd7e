import type { Destination } from '../rules/destinations.ts';
import type { Level, OutcomeCode } from '../rules/thresholds.ts';

/** The five questions that a decision within one working day answers. */
export interface FiveAnswers {
  /** Must the child be protected at once? */
  protection: boolean;
  /** Which services are needed; empty for none. */
  services: string;
  /** A child in need, to be assessed under section 17? */
  section17: boolean;
  /** Reasonable cause to suspect significant harm, section 47? */
  section47: boolean;
  /** Which specialist assessment is needed; empty for none. */
  specialist: string;
}

/** A decision as the form gives it, ready to keep or to be put before a second person. Plain JSON. */
export interface NewDecision extends FiveAnswers {
  level: Level;
  outcome: OutcomeCode;
  destination: Destination;
  /** The edition of the levels of need that was cited from, and the codes of the indicators. */
  edition: string | null;
  cited: readonly string[];
  /** The services that a family was pointed to. */
  signposted: string;
  /** A completed common assessment, named by reference. */
  assessment: string;
  reason: string;
  alternatives: string;
  /** What the referrer is told: a professional's own words, anyone else's the same as everybody's. */
  forReferrer: string;
  lateReason: string | null;
  familyAgreed: boolean | null;
}
