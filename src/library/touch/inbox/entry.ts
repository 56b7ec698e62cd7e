import type { Named } from '../../../partnership/index.ts';
import { wordsOfMarkdown } from '../../../platform/html/index.ts';
import type { SearchEntry } from '../../store/search-index.ts';
import type { PublicAnswer } from './types.ts';

export const answerHref = ({ slug }: Pick<PublicAnswer, 'slug'>): string => `/questions/${slug}`;

/** A public answer as the search finds it, with what local facts say in place of their names. */
export function answerEntry(answer: PublicAnswer, named: Named['words']): SearchEntry & { href: string } {
  const { id, title, words } = answer;
  const plain = wordsOfMarkdown(words, named);
  const summary = plain.replaceAll('\n', ' ').slice(0, 200);
  return { kind: 'answer', ref: id, title, href: answerHref(answer), summary, words: plain };
}
