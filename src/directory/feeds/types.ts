/** An address that is another directory's feed. */
export interface Feed {
  id: string;
  source: string;
  url: string;
  areas: string[];
  /** 0 while only a person fetches it. */
  everyDays: number;
  /** What comes is taken in without a person, unless it would change too much. */
  takeIn: boolean;
  ownerId: string;
  ownerName: string;
  version: number;
  nextAt: Temporal.Instant | null;
  /** How often in a row it could not be fetched, and since when. */
  failures: number;
  failedSince: Temporal.Instant | null;
  /** Fetched, and a person must say whether it is taken in. */
  waits: boolean;
  lastRun: string | null;
}
