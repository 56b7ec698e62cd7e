import type { FormError, Typed } from '../../platform/forms/index.ts';
import type { ResultsModel } from '../search/results-view.ts';

/** What somebody looked for in a picker, and who was found: for `personPicker` to draw. */
export interface Looked {
  typed: Typed;
  errors: readonly FormError[];
  found?: Omit<ResultsModel, 'name'>;
  /** Who is chosen already. */
  chosen?: { id: string; label: string };
}
