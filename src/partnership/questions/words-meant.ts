import { defineQuestion } from '../../platform/questions/index.ts';

/** What somebody looks for, as the search of the whole site reads it. */
export interface WordsMeant {
  /** Each part must be there, and any of its ways will do: what was typed, what it is near, what means the same. */
  units: readonly (readonly string[])[];
  /** Words that stand nowhere, and how each was read. */
  read: readonly { typed: string; as: string }[];
}

/** How words are meant that find nothing as they were typed. Where no slice keeps a search, there is no other way. */
export const wordsMeant = defineQuestion<{ words: string }, WordsMeant>('words meant', {
  units: [],
  read: [],
});
