import { HOUSEHOLD_GUARDS } from './matching/guards.ts';
import { zone } from './matching/rank.ts';
import type { Comparison, Model } from './matching/types.ts';
import { nhsWords } from './matching/words.ts';

/** As likely one person as two: less is no question for anybody. */
const LEAST = 0;

/**
 * Whether two records are worth asking about. Brothers, sisters and twins are alike in everything but the first name:
 * they are never asked about, or nobody would look at the list, unless they bear one NHS number.
 */
export function worthAsking(model: Model, comparison: Comparison): boolean {
  const { weight, guard, evidence } = comparison;
  if (weight < LEAST || zone(model, comparison) === 'new') return false;
  const oneNumber = evidence.some(({ field, says }) => field === 'nhsNumber' && says === nhsWords.same);
  return oneNumber || guard === undefined || !HOUSEHOLD_GUARDS.includes(guard);
}
