import { type Arrangements, drawingOf } from '../../../partnership/index.ts';
import type { Around } from '../section-view.ts';

/** What sections are drawn with at an instant: the arrangements of its day, and the files that are here. */
export const aroundSections = (around: {
  arrangements: Arrangements;
  area: string | null;
  at: Temporal.Instant;
  files: ReadonlySet<string>;
}): Around => ({
  ...{ areas: around.arrangements.areas, area: around.area },
  drawing: (area) => drawingOf({ ...around, area }),
});
