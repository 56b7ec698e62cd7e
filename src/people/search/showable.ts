import type { Db } from '../../platform/db/index.ts';
import { currentModel } from '../model.ts';
import { calledToo } from '../rules/called.ts';
import { factsSought } from '../rules/lookup.ts';
import { namesOf, openRows, stubRows } from '../store/search.ts';
import type { Outcome, Results, SearchFacts, ShownCandidate } from './types.ts';

/**
 * The candidates as the context may see them: a record to open, with the name of theirs that agreed where they are
 * headed by another one, or that there is one and who holds it.
 */
export async function showable(db: Db, outcome: Outcome, sought: SearchFacts): Promise<Results> {
  const ids = outcome.candidates.map(({ id }) => id);
  if (ids.length === 0) return { outcome, shown: [] };
  const [open, stubs, names, model] = await Promise.all([
    openRows(db, ids),
    stubRows(db, ids),
    namesOf(db, ids),
    currentModel(db),
  ]);
  const { names: looked } = factsSought(sought);
  const shown = outcome.candidates.flatMap((candidate): ShownCandidate[] => {
    const opened = open.find(({ id }) => id === candidate.id);
    if (opened) {
      const own = names.filter(({ id }) => id === candidate.id);
      const called = calledToo(model, looked, own, opened.label);
      return [{ ...candidate, open: opened, ...(called ? { called } : {}) }];
    }
    const stub = stubs.find(({ id }) => id === candidate.id);
    return stub ? [{ ...candidate, stub }] : [];
  });
  return { outcome, shown };
}
