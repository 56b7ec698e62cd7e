import { audit } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { readRecords } from '../../platform/lists/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { Unusable } from '../match-file/mapping.ts';
import { openText } from '../match-file/read.ts';
import { type StagedRow, stageRows } from '../store/feed-row.ts';
import { runIsAt } from '../store/feed-run.ts';
import { type Columns, wrongColumns } from './columns.ts';
import { type ReadRow, rowReader } from './read-row.ts';
import type { FeedRun } from './types.ts';

/** So many rows are staged in one transaction. */
const AT_ONCE = 5_000;

/** The heading of a file, from which its columns are known. */
export async function headingOf(path: string): Promise<string[]> {
  for await (const record of readRecords(await openText(path))) {
    if ('broken' in record) throw new Unusable(`The heading cannot be read: ${record.broken}.`);
    if (record.cells.every((cell) => cell === '')) break;
    return record.cells;
  }
  throw new Unusable('The first row must name the columns.');
}

/** Stages what is not staged yet of a file. Begun again after a stop it passes over what it has. */
export async function stageFile(
  database: Database,
  run: FeedRun,
  { path, columns }: { path: string; columns: Columns },
  { now, isAt }: { now: () => Temporal.Instant; isAt: (rows: number) => void },
): Promise<void> {
  if (run.state !== 'staging') return;
  const wrong = wrongColumns(columns, run.columns);
  if (wrong) throw new Unusable(wrong);
  const read = rowReader(columns, run.columns, londonDate(run.beganAt).toString());
  let [rows, refused] = [run.rows, run.counts.refused ?? 0];
  let waiting: StagedRow[] = [];
  let line = run.staged;
  const flush = (over: boolean) =>
    database.work(now(), async (db) => {
      if (waiting.length > 0) await stageRows(db, run.id, waiting);
      const state = over ? { state: 'running' as const } : {};
      await runIsAt(db, run.id, { staged: line, rows, counts: { refused }, ...state });
      if (over) await audit(db, { action: 'stage feed', kind: 'feed run', id: run.id });
    });
  for await (const record of readRecords(await openText(path))) {
    if (record.line <= run.staged) continue;
    line = record.line;
    if ('cells' in record && record.cells.every((cell) => cell === '')) continue;
    const staged = stagedOf(
      line,
      'broken' in record ? { theirId: '', refused: [record.broken] } : read(record.cells),
    );
    if (staged.says === null) refused += 1;
    rows += 1;
    waiting.push(staged);
    if (waiting.length < AT_ONCE) continue;
    await flush(false);
    waiting = [];
    isAt(rows);
  }
  await flush(true);
  isAt(rows);
}

/** A row as it is staged: one that cannot be weighed is refused there and then. */
export function stagedOf(line: number, row: ReadRow): StagedRow {
  const { theirId } = row;
  if ('refused' in row) return { line, theirId, says: null, hash: '', reasons: row.refused };
  return { line, theirId, says: row.says, hash: row.hash, reasons: row.notes };
}
