/** What the emergency duty team leaves for the day team about one concern. */
export interface OvernightNote {
  id: string;
  note: string;
  by: string;
  at: Temporal.Instant;
  /** By when the day team has read it. */
  dueAt: Temporal.Instant;
  acknowledgedAt: Temporal.Instant | null;
  acknowledgedBy: string | null;
}
