import { wordsOfMarkdown } from '../../platform/html/index.ts';
import { type Readability, readability } from '../rules/plain-language.ts';
import type { ReadingClass } from '../types.ts';

/** How hard a page is to read, as `npm run test:reading` weighs it. */
export function weighed(page: {
  title: string;
  summary: string;
  body: string;
  reading: ReadingClass;
}): Readability {
  return readability([page.title, page.summary, wordsOfMarkdown(page.body)].join('\n'), page.reading);
}
