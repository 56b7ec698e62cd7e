/** How many records there are, and where the second file begins (`size` when there is one). */
export interface Span {
  size: number;
  split: number;
}

/** How many pairs of records could be one person. */
export function pairsOf({ size, split }: Span): number {
  return split === size ? (size * (size - 1)) / 2 : split * (size - split);
}
