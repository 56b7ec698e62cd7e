import { audit } from '../../platform/audit/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { currentModel } from '../model.ts';
import { type FactorChange, relearn } from '../rules/matching/relearn.ts';
import { addVersion, labelledPairs, listToCheck } from '../store/model.ts';
import { asOfToday, tryModel } from './try.ts';
import type { LabelledPair, Trial } from './types.ts';

/** Fewer decisions say nothing. */
export const LEAST_DECISIONS = 20;

/** What an estimation came to: a version that is kept and not live, or why there is none. */
export type Trained = { decisions: number; basedOn: string; setAside: readonly LabelledPair[] } & (
  | { version: string; changes: readonly FactorChange[]; trial: Trial }
  | { version: null; why: 'too few' | 'no change' }
);

/**
 * Estimates the weights anew from what people decided, and keeps them as a version. Nothing goes live. Records that were
 * told apart against everything that was found are listed on /people/duplicates for somebody to look at again.
 */
export function trainModel(
  database: Database,
  { now, why, by }: { now: Temporal.Instant; why: string; by: string },
): Promise<Trained> {
  return database.work(now, async (db) => {
    const today = await currentModel(db);
    const pairs = await asOfToday(db, await labelledPairs(db), today);
    const about = { decisions: pairs.length, basedOn: today.version };
    if (pairs.length < LEAST_DECISIONS) return { ...about, setAside: [], version: null, why: 'too few' };
    const { model, changes, setAside } = relearn(today, pairs);
    for (const { apart } of setAside) if (apart) await listToCheck(db, apart);
    const told = { ...about, setAside };
    if (changes.length === 0) return { ...told, version: null, why: 'no change' };
    const day = londonDate(now).toString();
    const version = await addVersion(db, { ...about, day, content: model, why, changes, at: now, by });
    await audit(db, { action: 'train model', kind: 'match model', basis: version });
    return { ...told, version, changes, trial: await tryModel(db, { ...model, version }, today) };
  });
}
