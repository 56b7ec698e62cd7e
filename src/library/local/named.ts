import type { Named } from '../../partnership/index.ts';
import { namesOfMarkdown } from '../../platform/html/index.ts';
import type { Text } from '../types.ts';

/** Where a page may name local facts: in its text, and in what its kind asks for. */
type Naming = Pick<Text, 'body' | 'facts'>;

/** Whether words may name a local fact: most do not, and reading them for it is spared. */
export const mayName = (words: string): boolean => words.includes('{{');

/** Every local fact that a page names, once. */
export const namesIn = ({ body, facts }: Naming): string[] => [
  ...new Set([body, ...Object.values(facts)].filter(mayName).flatMap(namesOfMarkdown)),
];

/** What the local facts that a page names say, for whoever keeps what is drawn of it. */
export const saidIn = (page: Naming, { words }: Named): string[] =>
  namesIn(page).map((name) => words(name) ?? '');
