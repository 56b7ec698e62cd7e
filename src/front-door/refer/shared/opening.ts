import { AREAS, type Area, type Arrangements, frontDoorOf, hoursOf } from '../../../partnership/index.ts';
import { openingAt } from '../../../platform/time/opening-hours.ts';

/** When the front door opens again; null while it is open, in the area or, where that is unknown, in any. */
export function openingOf(
  arrangements: Arrangements,
  area: Area | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { serviceHours, calendar } = arrangements;
  const openings = (area ? [area] : AREAS).map((each) =>
    openingAt(hoursOf(frontDoorOf(each), serviceHours, calendar), now),
  );
  if (openings.some(({ open }) => open)) return null;
  const next = openings.flatMap(({ until }) => until ?? []);
  return next.sort(Temporal.Instant.compare)[0] ?? null;
}
