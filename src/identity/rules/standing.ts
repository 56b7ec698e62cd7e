/** Whether somebody can sign in, and why not. */
export type Standing = 'active' | 'stopped' | 'invited' | 'invitation ran out' | 'not invited' | 'invented';

/** Tells how somebody stands from the facts: an invitation counts only while they have no way in yet. */
export function standingOf(
  facts: {
    disabledAt: Temporal.Instant | null;
    sample: boolean;
    waysIn: number;
    invitedUntil: Temporal.Instant | null;
  },
  now: Temporal.Instant,
): Standing {
  if (facts.disabledAt !== null) return 'stopped';
  if (facts.waysIn > 0) return 'active';
  if (facts.sample) return 'invented';
  if (facts.invitedUntil === null) return 'not invited';
  return Temporal.Instant.compare(facts.invitedUntil, now) > 0 ? 'invited' : 'invitation ran out';
}
