/** Something that is owed about a concern, as a line of the desk. */
export interface DueLine {
  concernId: string;
  childLabel: string;
  /** What is due: "Tell the referrer", "Estuary Police to reply". */
  what: string;
  dueAt: Temporal.Instant;
}
