/** An event as a feed tells of it. */
export interface FeedEvent {
  uid: string;
  title: string;
  words: string;
  /** Of the event itself, where the feed says. */
  href: string | null;
  /** Its coming days, the next first; none where it has no day. */
  days: readonly Temporal.PlainDate[];
}
