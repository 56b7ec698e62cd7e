import type { PassedOnAnswer } from '../rules/status.ts';

/** To whom a concern is passed: another authority, or the worker whom the child already has. */
export type PassedTo = 'authority' | 'worker';

/** One time a concern was passed on, and what they said. */
export interface PassedOn {
  id: string;
  kind: PassedTo;
  /** The area of this installation; null for an authority outside it, and for a worker. */
  area: string | null;
  whom: string;
  team: string | null;
  contact: string;
  how: string;
  reason: string;
  toldAt: Temporal.Instant;
  by: string;
  answer: PassedOnAnswer;
  answeredAt: Temporal.Instant | null;
  answeredBy: string | null;
  words: string | null;
  recordedBy: string | null;
}

/** What one records when passing a concern on. */
export type NewPassing = Pick<
  PassedOn,
  'kind' | 'area' | 'whom' | 'team' | 'contact' | 'how' | 'reason' | 'toldAt'
>;

/** What they said: who of them, when, and in which words or under which reference. */
export interface PassingAnswer {
  answer: NonNullable<PassedOnAnswer>;
  answeredAt: Temporal.Instant | null;
  answeredBy: string;
  words: string;
}

/**
 * Whether those to whom it was passed answer in the product themselves: the front door of another area here. They
 * never see a restricted concern, so theirs is recorded by whoever holds it.
 */
export function answersItself(
  { area }: Pick<PassedOn, 'area'>,
  { restricted }: { restricted: boolean },
): boolean {
  return area !== null && !restricted;
}
