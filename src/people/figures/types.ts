/** How often families told something in a week, and how often they were asked for what was known. */
export interface AskedFigure {
  week: Temporal.PlainDate;
  area: string | null;
  agency: string;
  /** The sort of fact, where it was one that is held: "address", "contact". */
  askedAs: string | null;
  asked: number;
  /** Held already, and told not long before. */
  needless: number;
}
