import type { Arrangements } from '../../../partnership/index.ts';
import { namedAt } from '../../local/named.ts';
import type { Around } from '../section-view.ts';

/** What sections are drawn with at an instant: the arrangements of its day, and the files that are here. */
export function aroundSections({
  arrangements,
  area,
  at,
  files,
}: {
  arrangements: Arrangements;
  area: string | null;
  at: Temporal.Instant;
  files: ReadonlySet<string>;
}): Around {
  return {
    ...{ areas: arrangements.areas, area },
    pictures: (address) => files.has(address),
    named: (name, place) => namedAt(arrangements, place, at).view(name),
  };
}
