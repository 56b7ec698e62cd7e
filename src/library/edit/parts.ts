import { wordsOfMarkdown } from '../../platform/html/index.ts';
import type { Source } from '../types.ts';

/** The box of what a kind asks for. */
export const factField = (name: string) => `fact-${name}`;

/** Sources as they are typed: one a line, its title, a bar, its address. */
export const sourcesTyped = (sources: readonly Source[]): string =>
  sources.map(({ title, url }) => `${title.replaceAll('|', '/')} | ${url}`).join('\n');

/** How many words a text has. */
export const countWords = (body: string): number => wordsOfMarkdown(body).split(/\s+/).filter(Boolean).length;

/** The box of a file for another box: what is uploaded in it, the other then leads to. */
export const uploadField = (box: string) => `upload-${box}`;

/** The box of a picture for the text; it holds the address of one that was uploaded and is not placed yet. */
export const PICTURE = 'picture';
export const SHOWS = 'picture-shows';
