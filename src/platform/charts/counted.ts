/** How often something happened, counted over one thing by another: plain numbers, as a slice offers them. */
export interface Counted {
  /** Names its file and its place on the page: "decided". */
  code: string;
  title: string;
  /** What is counted, and what is not, in a sentence. */
  words: string;
  /** What the rows are: "Week beginning". */
  rowsAre: string;
  /** `weeks`: one after the other, drawn as they passed. `kinds`: drawn as bars side by side in the table alone. */
  rowsRun: 'weeks' | 'kinds';
  columns: readonly CountedColumn[];
  rows: readonly { label: string; counts: readonly number[] }[];
  /** Whether the columns add up to something worth saying: decided in time and late make all decided. */
  total?: string;
  /** Says the share that the first column has of all: "In time". */
  share?: string;
}

export interface CountedColumn {
  label: string;
  /** How it is drawn: what was hoped for, what was not, or neither. */
  tone: 'good' | 'late' | 'plain';
}

/** A number as somebody may see it: true, or rounded; null where it is withheld. */
export type Shown = number | null;

/** The same table as somebody may see it, with its totals. */
export interface ShownTable extends Omit<Counted, 'rows' | 'total' | 'share'> {
  rows: readonly { label: string; counts: readonly Shown[]; total: Shown }[];
  totals: { counts: readonly Shown[]; total: Shown };
  /** Absent where one column is all there is. */
  totalLabel?: string;
  shareLabel?: string;
  /** The smallest number that is shown, and what numbers are rounded to; absent where they are true. */
  rounded?: Rounding;
}

export interface Rounding {
  /** Counts from 1 to one less than this are withheld. At least 5. */
  least: number;
  /** Numbers are rounded to the nearest multiple of this. */
  to: number;
}

/** Outside the hub: 1 to 9 withheld, the rest to the nearest 5. */
export const ROUNDING: Rounding = { least: 10, to: 5 };
