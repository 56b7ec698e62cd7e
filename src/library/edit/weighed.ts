import { wordsOfMarkdown } from '../../platform/html/index.ts';
import { languageOf } from '../rules/languages.ts';
import { type Readability, readability } from '../rules/plain-language.ts';
import type { ReadingClass, Text } from '../types.ts';

/** How hard a page is to read, as `npm run test:reading` weighs it. */
export function weighed(page: {
  title: string;
  summary: string;
  body: string;
  reading: ReadingClass;
  facts: Text['facts'];
}): Readability {
  // The gauge knows English only.
  const reading = languageOf(page.facts.language) ? 'exempt' : page.reading;
  return readability([page.title, page.summary, wordsOfMarkdown(page.body)].join('\n'), reading);
}
