/** A shielded event that nobody who can sign in may read: that it is there, and not a word of it. */
export interface UnreadEvent {
  id: string;
  /** When it was written down. */
  at: Temporal.Instant;
  /** Who holds the record on which it stands, and its reference. */
  teamId: string;
  reference: string;
  /** How many people it concerns. */
  people: number;
}
