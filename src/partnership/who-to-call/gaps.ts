import { londonDate } from '../../platform/time/london.ts';
import { AREA_NAMES, AREAS, type Area } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { type PhoneLine, PURPOSES, type Purpose } from './types.ts';

/** A hole in the telephone arrangements, for administrators: nobody's number, or one that nobody confirmed. */
export type CallGap = {
  readonly area: Area;
  readonly purpose: Purpose;
  readonly problem: 'no-number' | 'unconfirmed-number' | 'unconfirmed-hours';
  readonly says: string;
};

/** Every gap on the date of `at`, by area and purpose. */
export function callGaps(arrangements: Arrangements, at: Temporal.Instant): readonly CallGap[] {
  const day = londonDate(at).toString();
  const lines = arrangements.phoneLines.filter(
    (l) => l.effectiveFrom <= day && (l.effectiveTo === null || day < l.effectiveTo),
  );
  return AREAS.flatMap((area) =>
    PURPOSES.flatMap((purpose) => {
      const own = lines.filter((l) => l.purpose === purpose && l.area === area);
      const shared = lines.filter((l) => l.purpose === purpose && l.area === null);
      return gapsOf(arrangements, area, purpose, own.length > 0 ? own : shared);
    }),
  );
}

function gapsOf(
  { serviceHours }: Arrangements,
  area: Area,
  purpose: Purpose,
  lines: readonly PhoneLine[],
): CallGap[] {
  const place = AREA_NAMES[area];
  if (lines.length === 0) {
    const says = `No number is held for ${place}. The police non-emergency number stands in.`;
    return [{ area, purpose, problem: 'no-number', says }];
  }
  const numbers = lines.filter((l) => l.certainty !== 'V');
  const services = new Set(lines.map((l) => l.service));
  const hours = serviceHours.find((h) => services.has(h.service) && h.certainty !== 'V');
  return [
    ...numbers.map((l): CallGap => {
      const says = `Confirm with ${place} that ${l.name} on ${l.phone} is right. Basis: ${l.source}.`;
      return { area, purpose, problem: 'unconfirmed-number', says };
    }),
    ...(hours
      ? [
          {
            area,
            purpose,
            problem: 'unconfirmed-hours' as const,
            says: `Confirm the opening hours with ${place}. Basis: ${hours.source}.`,
          },
        ]
      : []),
  ];
}
