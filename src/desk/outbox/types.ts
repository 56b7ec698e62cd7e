/** A message of the trial's mailbox as it is shown. */
export interface MessageRow {
  id: string;
  channel: string;
  to_address: string | null;
  subject: string;
  body: string | null;
  state: string;
  why: string | null;
  provider_id: string | null;
  created_at: Temporal.Instant;
}
