import type { FormError, Typed } from '../../platform/forms/index.ts';
import type { PersonHead } from '../types.ts';

/** What every form of a person's record is drawn from. */
export interface FormModel {
  person: PersonHead;
  now: Temporal.Instant;
  errors: readonly FormError[];
  /** Somebody changed the record since the form was shown. */
  changed: boolean;
  /** What was typed, to be shown again. */
  typed: Typed;
  csrf: string;
  key: string;
}
