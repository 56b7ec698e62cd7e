import { type Arrangements, frontDoorOf, hoursOf } from '../../../partnership/index.ts';
import { openingAt } from '../../../platform/time/opening-hours.ts';

/** When the front door opens again; null while it is open, in the area or, where that is unknown, in any. */
export function openingOf(
  arrangements: Arrangements,
  area: string | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const { areas, serviceHours, calendar } = arrangements;
  const openings = areas
    .filter(({ code }) => area === null || code === area)
    .map(({ code }) => openingAt(hoursOf(frontDoorOf(code), serviceHours, calendar), now));
  if (openings.some(({ open }) => open)) return null;
  const next = openings.flatMap(({ until }) => until ?? []);
  return next.sort(Temporal.Instant.compare)[0] ?? null;
}
