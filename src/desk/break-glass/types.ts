/** One's own use of emergency access, as listed. */
export interface OwnUse {
  id: string;
  recordId: string;
  kind: string;
  reference: string;
  usedAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  verdict: 'justified' | 'not justified' | null;
  words: string | null;
}

/** What one asked the lead for, as listed: whether there is such a record is not in it. */
export interface OwnRequest {
  id: string;
  askedFor: string;
  askedAt: Temporal.Instant;
  verdict: 'opened' | 'named' | 'refused' | null;
  words: string | null;
}
