/** A strategy discussion that was called: held when it is recorded, or called off. */
export interface StrategyCall {
  id: string;
  why: string;
  plannedAt: Temporal.Instant;
  /** What sort of agency is to be there, in the order of the form. */
  invited: readonly string[];
  by: string;
  at: Temporal.Instant;
  /** The record of it, once it was held. */
  heldAs: string | null;
  calledOff: { at: Temporal.Instant; by: string; why: string } | null;
}

/** The call that is neither held nor called off: there is one at most. */
export function waitingCall(calls: readonly StrategyCall[]): StrategyCall | undefined {
  return calls.find(({ heldAs, calledOff }) => heldAs === null && calledOff === null);
}

/** The clock that runs from calling one until it is held. */
export const HELD_CLOCK = 'strategy-discussion-held';
