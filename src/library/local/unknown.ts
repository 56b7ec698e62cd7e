import { localFactNames } from '../../partnership/index.ts';

/** Which of these names are no local fact. */
export const strangeNames = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => !localFactNames.includes(name));

/** What the list of what leads nowhere says of one. */
export const NO_FACT = 'there is no local fact by that name';

/** What an editor is told of them. */
export const strangeWords = (strange: readonly string[]): string =>
  `There is no local fact called ${strange.map((name) => `“${name}”`).join(', ')}. There are: ${localFactNames.join(', ')}`;
