import type { FormError, Typed } from '../../../platform/forms/index.ts';
import type { Drawing } from '../../../platform/html/index.ts';

export const NEED_ROWS = [1, 2, 3] as const;
export const EXCLUSION_ROWS = [1, 2] as const;

/** What a course's form is drawn from. */
export interface CourseFormModel {
  /** Where it is sent. */
  action: string;
  /** It is new: its short name is asked. */
  fresh: boolean;
  title: string;
  version: number;
  areas: readonly { code: string; name: string }[];
  courses: readonly { id: string; title: string }[];
  agencies: readonly { id: string; name: string }[];
  credentials: readonly { code: string; name: string }[];
  /** Tables of prices, by what they cost today, and terms for cancelling late. */
  tables: readonly { code: string; name: string }[];
  terms: readonly { code: string; name: string }[];
  /** Who changed it since the form was shown. */
  changedBy: string | undefined;
  /** Asked for: how its words will look, and what is wrong with them. */
  preview: { drawing: Drawing; wrong: readonly FormError[] } | undefined;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}
