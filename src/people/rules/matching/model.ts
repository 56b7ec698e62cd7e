import data from './default-model.json' with { type: 'json' };
import type { Model } from './types.ts';

/**
 * The model that ships: factors from what is publicly known of how records of one person differ, names by how
 * common they are in England and Wales. An installation replaces it by one estimated from its own decisions.
 */
export const defaultModel: Model = data;

/** The model for an index of so many people: the more there are, the more must agree. */
export const forPopulation = (model: Model, population: number): Model => ({
  ...model,
  population: Math.max(2, population),
});
