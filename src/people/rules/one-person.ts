/** A record of somebody who has several. */
export interface LinkedRecord {
  id: string;
  /** The record in front of them all. */
  root: string;
  /** Under which record the reader reads this one. */
  shownAs: string;
  /** The reader sees this very record. */
  seen: boolean;
}

/**
 * What a search came upon, with the records of one person as one. What stands on a record that the reader does not
 * see is never counted for one that they do: it stays somebody closed to them, and is left out where a record of the
 * same person that they do see was come upon as well.
 */
export function asOnePerson<Row extends { id: string }>(
  rows: readonly Row[],
  linked: readonly LinkedRecord[],
): Row[] {
  const known = new Map(linked.map((record) => [record.id, record]));
  const open = new Set(
    rows.flatMap(({ id }) => {
      const record = known.get(id);
      return record?.seen ? [record.root] : [];
    }),
  );
  return rows.flatMap((row) => {
    const record = known.get(row.id);
    if (!record) return [row];
    if (record.seen) return [{ ...row, id: record.shownAs }];
    if (open.has(record.root)) return [];
    const closed = linked.some(({ id, seen }) => id === record.shownAs && seen) ? row.id : record.shownAs;
    return [{ ...row, id: closed }];
  });
}
