/** How many records there are, and where the second file begins (`size` when there is one). */
export interface Span {
  size: number;
  split: number;
}

/** A file of fewer records is learnt as if strangers from elsewhere made up the rest of them. */
export const FEW = 100;
export const FEW_PAIRS = (FEW * (FEW - 1)) / 2;

/** How many pairs of records could be one person. */
export function pairsOf({ size, split }: Span): number {
  return split === size ? (size * (size - 1)) / 2 : split * (size - split);
}
