import type { Db } from '../../platform/db/index.ts';
import { modelOf } from '../model.ts';
import { defaultModel } from '../rules/matching/index.ts';
import { outliers, reweighed } from '../rules/matching/relearn.ts';
import type { Model, Zone } from '../rules/matching/types.ts';
import { labelledPairs, modelVersion } from '../store/model.ts';
import type { LabelledPair, Moved, Trial } from './types.ts';

const ZONES: readonly Zone[] = ['same', 'possible', 'new'];

/**
 * What a version would make of the decisions that were recorded, beside the model of today. It reads and changes
 * nothing: what was found of each pair then is weighed anew.
 */
export async function tryModel(db: Db, tried: Model, today: Model): Promise<Trial> {
  const pairs = await labelledPairs(db);
  const setAside = outliers(today, await asOfToday(db, pairs, today));
  const models = await modelsOf(db, pairs);
  const weighed = pairs.map((pair): Moved => {
    const then = models.get(pair.modelVersion) ?? today;
    return { pair, before: reweighed(pair, then, today), after: reweighed(pair, then, tried) };
  });
  const count = (same: boolean, side: 'before' | 'after', zone: Zone) =>
    weighed.filter((each) => each.pair.same === same && each[side].zone === zone).length;
  return {
    pairs: pairs.length,
    zones: [true, false].flatMap((same) =>
      ZONES.map((zone) => ({
        ...{ same, zone },
        ...{ before: count(same, 'before', zone), after: count(same, 'after', zone) },
      })),
    ),
    setAside,
    moved: weighed.filter(({ before, after }) => before.zone !== after.zone),
  };
}

/** The models by which these pairs were weighed. */
async function modelsOf(db: Db, pairs: readonly LabelledPair[]): Promise<Map<string, Model>> {
  const models = new Map<string, Model>([[defaultModel.version, defaultModel]]);
  for (const version of new Set(pairs.map((pair) => pair.modelVersion))) {
    const stored = models.has(version) ? undefined : await modelVersion(db, version);
    if (stored) models.set(version, modelOf(stored));
  }
  return models;
}

/** These pairs as if the model of today had weighed them all. */
export async function asOfToday(
  db: Db,
  pairs: readonly LabelledPair[],
  today: Model,
): Promise<LabelledPair[]> {
  const models = await modelsOf(db, pairs);
  return pairs.map((pair) => ({
    ...pair,
    weight: reweighed(pair, models.get(pair.modelVersion) ?? today, today).weight,
  }));
}
