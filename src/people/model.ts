import { afterCommit, type Db } from '../platform/db/index.ts';
import { modelFrom } from './rules/matching/floor.ts';
import { defaultModel } from './rules/matching/index.ts';
import type { Model } from './rules/matching/types.ts';
import { databaseOf, liveModel } from './store/model.ts';

type Kept = { model: Model; readAt: number };

/** Another version that goes live is followed within this time, by every process. */
const FRESH_MS = 30_000;
const keptOf = new WeakMap<object, Kept>();

/** The model by which people are compared just now, kept in memory for half a minute. */
export async function currentModel(db: Db): Promise<Model> {
  const database = databaseOf(db);
  const kept = keptOf.get(database);
  if (kept && performance.now() - kept.readAt < FRESH_MS) return kept.model;
  // Others go on with what was kept while this one reads.
  if (kept) kept.readAt = performance.now();
  const live = await liveModel(db);
  const same = kept && live?.version === kept.model.version;
  const model = same ? kept.model : modelOf(live);
  keptOf.set(database, { model, readAt: performance.now() });
  return model;
}

/** A version as it is compared by; the model that ships where it holds nothing of its own. */
export function modelOf(stored: { version: string; content: unknown } | undefined): Model {
  if (!stored || stored.version === defaultModel.version) return defaultModel;
  return modelFrom(stored.version, stored.content);
}

/** After a version went live: this process follows with the commit, others within half a minute. */
export function forgetModel(db: Db): void {
  const database = databaseOf(db);
  afterCommit(db, () => keptOf.delete(database));
}
