import { londonDate } from '../../platform/time/london.ts';
import type { Edition, HelpRoute, Indicator, NeedLevel } from './types.ts';

/** The edition in force in an area at an instant: the area's own, else the one of no area. */
export function editionInForce(
  editions: readonly Edition[],
  area: string | null,
  at: Temporal.Instant,
): Edition | undefined {
  const day = londonDate(at).toString();
  const holds = editions.filter(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= day && (effectiveTo === null || day < effectiveTo),
  );
  return holds.find((edition) => edition.area === area) ?? holds.find((edition) => edition.area === null);
}

/** The edition that an area had before this one. */
export function editionBefore(editions: readonly Edition[], edition: Edition): Edition | undefined {
  return editions
    .filter(({ area, effectiveFrom }) => area === edition.area && effectiveFrom < edition.effectiveFrom)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

/** The ways to help at a level. */
export function routesAt(edition: Edition, level: NeedLevel): HelpRoute[] {
  return edition.routes.filter(({ levels }) => levels.includes(level));
}

/** An indicator of an edition by its code. */
export function indicatorOf(edition: Edition, code: string): Indicator | undefined {
  return edition.indicators.find((indicator) => indicator.code === code);
}
