/** How many people of an agency should have read something, and how many of them did. */
export interface ReadBy {
  agency: string;
  should: number;
  did: number;
}

/**
 * Lines in which no few people stand alone: agencies in which fewer than `least` count are one line together, and are
 * left out where they are too few even so. A number beside theirs would tell of somebody, a nought as well.
 */
export function together(
  rows: readonly ReadBy[],
  least: number,
): { lines: ReadBy[]; pooled: string[]; leftOut: string[] } {
  const large = rows.filter(({ should }) => should >= least);
  const few = rows.filter(({ should }) => should > 0 && should < least);
  const names = few.map(({ agency }) => agency);
  const pool = few.reduce((all, { should, did }) => ({ should: all.should + should, did: all.did + did }), {
    should: 0,
    did: 0,
  });
  return pool.should >= least
    ? { lines: [...large, { agency: 'Smaller agencies together', ...pool }], pooled: names, leftOut: [] }
    : { lines: large, pooled: [], leftOut: names };
}
