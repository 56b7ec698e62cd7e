import type { FormError, Typed } from '../../platform/forms/index.ts';
import type { ConcernRecord } from '../record/types.ts';

/** What every form of a concern is drawn from. */
export interface FormModel {
  record: ConcernRecord;
  now: Temporal.Instant;
  errors: readonly FormError[];
  /** Somebody changed the concern since the form was shown. */
  changed: boolean;
  /** What was typed, to be shown again. */
  typed: Typed;
  csrf: string;
  key: string;
}
