import type { FormError } from '../../platform/forms/index.ts';
import type { Drawing } from '../../platform/html/index.ts';
import type { Looks } from '../pages/text-view.ts';
import type { Readability } from '../rules/plain-language.ts';

/** A page as it will look, before anything is right in its form. */
export interface Preview extends Looks {
  title: string;
  words: number;
  drawing: Drawing;
  /** With its pictures and local facts. */
  wrong: readonly FormError[];
  /** Links to parts of it and to pages that are not there. */
  dead: readonly string[];
  weighed: Readability;
}
