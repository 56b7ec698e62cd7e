import { londonDate } from '../../platform/time/london.ts';
import type { Area } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { type PhoneLine, PURPOSES, type Purpose } from './types.ts';

/** A hole in the telephone arrangements, for administrators: nobody's number, or one that nobody confirmed. */
export type CallGap = {
  /** The area's code, and what it is called. */
  readonly area: string;
  readonly place: string;
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
  return arrangements.areas.flatMap((area) =>
    PURPOSES.flatMap((purpose) => {
      const own = lines.filter((l) => l.purpose === purpose && l.area === area.code);
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
  const { code, name: place } = area;
  if (lines.length === 0) {
    const says = `No number is held for ${place}. The police non-emergency number stands in.`;
    return [{ area: code, place, purpose, problem: 'no-number', says }];
  }
  const numbers = lines.filter((l) => l.certainty !== 'V');
  const services = new Set(lines.map((l) => l.service));
  const hours = serviceHours.find((h) => services.has(h.service) && h.certainty !== 'V');
  return [
    ...numbers.map((l): CallGap => {
      const says = `Confirm with ${place} that ${l.name} on ${l.phone} is right. Basis: ${l.source}.`;
      return { area: code, place, purpose, problem: 'unconfirmed-number', says };
    }),
    ...(hours
      ? [
          {
            area: code,
            place,
            purpose,
            problem: 'unconfirmed-hours' as const,
            says: `Confirm the opening hours with ${place}. Basis: ${hours.source}.`,
          },
        ]
      : []),
  ];
}
