import type { Looks } from '../pages/text-view.ts';
import type { Readability } from '../rules/plain-language.ts';

/** A page as it will look, before anything is right in its form. */
export interface Preview extends Looks {
  title: string;
  words: number;
  weighed: Readability;
}
