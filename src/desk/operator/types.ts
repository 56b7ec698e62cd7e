/** A dead letter as it is shown: what kind of work, how often, how long ago, which class of error. */
export interface LetterRow {
  id: string;
  topic: string;
  tries: number;
  error_class: string;
  told_at: Temporal.Instant;
  died_at: Temporal.Instant;
}

/** How sending and the queue stand; see `JobFigures` of the platform. */
export interface Standing {
  unsentMessages: number;
  oldestUnsentSeconds: number;
  deadLetters: number;
  topics: readonly { topic: string; waiting: number; active: number }[];
}
