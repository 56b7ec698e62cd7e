export { compare } from './compare.ts';
export { isNhsNumber } from './identifiers.ts';
export {
  type BlockKey,
  blockKeys,
  type KeyKind,
  type NameKeys,
  nameKeys,
  searchKeys,
  soundsOf,
} from './keys.ts';
export { defaultModel, forPopulation } from './model.ts';
export { type Candidate, isCertain, MOST_SHOWN, type Ranking, rank, type Shown, zone } from './rank.ts';
export type { Comparison, Evidence, Facts, Field, Model, Name, Place, Sex, Zone } from './types.ts';
