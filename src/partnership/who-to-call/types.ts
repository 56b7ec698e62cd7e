import type { Certainty } from '../../platform/clocks/rule.ts';

/** What somebody may need to ring about. */
export const PURPOSES = ['child', 'allegation', 'rail', 'domestic-abuse', 'child-death', 'training'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whether the text is one of the purposes. */
export function isPurpose(text: unknown): text is Purpose {
  return PURPOSES.some((purpose) => purpose === text);
}

/**
 * A number as configured: whom it reaches, for which area (null: all of them) and purpose, and whether it holds
 * while `service` is open, while it is shut, or always. In force from `effectiveFrom` up to but not on
 * `effectiveTo` (ISO dates in London). `why` is a whole sentence. `text` is a number for text messages.
 */
export type PhoneLine = {
  readonly id: string;
  readonly area: string | null;
  readonly purpose: Purpose;
  readonly holds: 'open' | 'shut' | 'always';
  readonly service: string | null;
  readonly name: string;
  readonly phone: string;
  readonly text: string | null;
  readonly why: string;
  readonly source: string;
  readonly certainty: Certainty;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
};

/**
 * Whom to ring at an instant, and the next instant at which that changes (null: it does not). `line` is the
 * configured line that answered, kept on the record; null when none did and the police stand in. `otherwise`
 * and `warning` are set when bank holidays are not listed for the date: then both numbers are shown.
 */
export type CallAnswer = {
  readonly name: string;
  readonly phone: string;
  readonly text: string | null;
  readonly why: string;
  readonly changesAt: Temporal.Instant | null;
  readonly line: string | null;
  readonly otherwise: { readonly name: string; readonly phone: string } | null;
  readonly warning: string | null;
};
