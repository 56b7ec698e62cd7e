import data from './default-model.json' with { type: 'json' };
import type { Model } from './types.ts';

/**
 * The model that ships: factors from what is publicly known of how records of one person differ, names by how
 * common they are in England and Wales. An installation replaces it by one estimated from its own decisions.
 */
export const defaultModel: Model = data;

/**
 * The model for an index of so many people: the more there are, the more must agree. A postcode holds a few of them
 * in any index, so that sharing one tells less in a small index than in a national one.
 */
export function forPopulation(model: Model, people: number): Model {
  const population = Math.max(2, people);
  const { postcode } = model.factors;
  const most = Math.max(4, Math.log2(population) - FEW);
  const within = { same: Math.min(postcode.same, most), edit: Math.min(postcode.edit, most - 3) };
  return { ...model, population, factors: { ...model.factors, postcode: { ...postcode, ...within } } };
}

/** Bits: five or six. */
const FEW = 2.5;
