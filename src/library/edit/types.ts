import type { Drawing } from '../../platform/html/index.ts';
import type { Looks } from '../pages/text-view.ts';
import type { Readability } from '../rules/plain-language.ts';

/** A page as it will look, before anything is right in its form. */
export interface Preview extends Looks {
  title: string;
  words: number;
  named: Drawing['named'];
  /** Names between two braces that are no local fact. */
  strange: readonly string[];
  /** Links to parts of it and to pages that are not there. */
  dead: readonly string[];
  weighed: Readability;
}
