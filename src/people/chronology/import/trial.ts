import type { Db } from '../../../platform/db/index.ts';
import { type Tried, takenBefore } from '../../store/chronology-list.ts';
import { type Reading, readRow } from './row.ts';
import type { ReadRow } from './types.ts';
import { finderOf, MOST_PUPILS } from './whose.ts';

/** What would become of each row, and who was looked at; or that the list names too many pupils at once. */
export async function tryRows(
  db: Db,
  rows: readonly { line: number; cells: readonly string[] }[],
  reading: Reading,
  whom: { personId: string | null; maySearch: boolean },
): Promise<{ tried: Tried[]; looked: readonly string[] } | 'too many pupils'> {
  const read = rows.map(({ line, cells }) => ({ line, row: readRow(cells, reading) }));
  if (pupilsIn(read) > MOST_PUPILS) return 'too many pupils';
  const { find, looked } = finderOf(db, whom.personId, whom.maySearch);
  const taken = await takenBefore(
    db,
    read.flatMap(({ row }) => ('mark' in row ? [row.mark] : [])),
  );
  const above = new Map<string, number>();
  const tried: Tried[] = [];
  for (const { line, row } of read) {
    if ('errors' in row) {
      tried.push({ line, outcome: 'wrong', errors: row.errors, personId: null });
      continue;
    }
    const whose = await find(row.pupil);
    if ('says' in whose) {
      tried.push({ line, outcome: whose.outcome, errors: [whose.says], personId: null });
      continue;
    }
    const { personId } = whose;
    const key = `${personId} ${row.mark}`;
    const before = above.get(key);
    const errors = before === undefined ? [] : [`The same as row ${before}`];
    const already = before !== undefined || taken.has(key);
    if (before === undefined) above.set(key, line);
    tried.push({ line, outcome: already ? 'already' : 'ready', errors, personId });
  }
  return { tried, looked: [...looked] };
}

function pupilsIn(read: readonly { row: ReadRow }[]): number {
  return new Set(read.flatMap(({ row }) => ('pupil' in row ? [JSON.stringify(row.pupil)] : []))).size;
}
