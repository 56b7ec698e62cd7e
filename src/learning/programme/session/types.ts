import type { Boxes } from '../../../platform/forms/boxes.ts';
import type { Course } from '../../types.ts';

/** So many parts a session may have. */
export const PART_ROWS = [1, 2, 3, 4] as const;

/** What a session's form is drawn from. */
export interface SessionFormModel extends Boxes {
  action: string;
  title: string;
  course: Course;
  version: number;
  areas: readonly { code: string; name: string }[];
  /** It stands already: people hold places, and are told of what changes. */
  standing: { people: number } | undefined;
  changed: boolean;
  csrf: string;
  key: string;
}
