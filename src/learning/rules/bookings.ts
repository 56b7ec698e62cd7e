import type { BookingState } from '../types.ts';

/** What may become of a booking. A register is put right: who was marked as absent may have been there. */
const NEXT: Readonly<Record<BookingState, readonly BookingState[]>> = {
  requested: ['confirmed', 'cancelled'],
  waiting: ['offered', 'confirmed', 'cancelled'],
  offered: ['confirmed', 'cancelled'],
  confirmed: ['cancelled', 'attended', 'no-show'],
  attended: ['no-show'],
  'no-show': ['attended'],
  cancelled: [],
};

export const mayBecome = (from: BookingState, to: BookingState): boolean => NEXT[from].includes(to);

/** States in which a booking stands: one person has one of these for a session. */
export const STANDING: readonly BookingState[] = ['requested', 'waiting', 'offered', 'confirmed'];

export const stands = (state: BookingState): boolean => STANDING.includes(state);

/** States that hold a place; as the trigger of the table counts them. */
export const holdsPlace = (state: BookingState): boolean => state !== 'waiting' && state !== 'cancelled';

/** What a booking for a session comes to: a place while there is one and nobody waits for it, else the queue. */
export function firstState(
  session: { capacity: number; taken: number; waiting: number },
  needsApproval: boolean,
): BookingState {
  if (session.taken >= session.capacity || session.waiting > 0) return 'waiting';
  return needsApproval ? 'requested' : 'confirmed';
}
