/** What a topic, or a group of words that mean the same, says from a time on. */
export interface Wording {
  id: string;
  what: 'topic' | 'synonyms';
  /** Which of them. */
  ref: string;
  /** '' where it was taken away. */
  says: string;
  /** '' where it was new. */
  said: string;
  byName: string;
  at: Temporal.Instant;
}
