import type { Db } from '../../platform/db/index.ts';
import { openRows, stubRows } from '../store/search.ts';
import type { Outcome, Results, ShownCandidate } from './types.ts';

/** The candidates as the context may see them: a record to open, or that there is one and who holds it. */
export async function showable(db: Db, outcome: Outcome): Promise<Results> {
  const ids = outcome.candidates.map(({ id }) => id);
  if (ids.length === 0) return { outcome, shown: [] };
  const [open, stubs] = await Promise.all([openRows(db, ids), stubRows(db, ids)]);
  const shown = outcome.candidates.flatMap((candidate): ShownCandidate[] => {
    const opened = open.find(({ id }) => id === candidate.id);
    if (opened) return [{ ...candidate, open: opened }];
    const stub = stubs.find(({ id }) => id === candidate.id);
    return stub ? [{ ...candidate, stub }] : [];
  });
  return { outcome, shown };
}
