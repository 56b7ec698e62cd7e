import { AREA_NAMES, AREAS, type Area } from '../areas.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { EMERGENCY } from './lines.ts';
import type { CallAnswer, Purpose } from './types.ts';
import { whoToCall } from './who-to-call.ts';

/** What a page shows of whom to ring: 999 first, always; then one answer, or every area's when none is known. */
export type CallPanel = {
  readonly emergency: typeof EMERGENCY;
  readonly areaKnown: boolean;
  readonly answers: readonly {
    readonly area: Area;
    readonly areaName: string;
    readonly answer: CallAnswer;
  }[];
};

/** The panel for a child whose home area is `area`; null is unknown, and then no area is assumed. */
export function callPanel(
  arrangements: Arrangements,
  area: Area | null,
  purpose: Purpose,
  at: Temporal.Instant,
): CallPanel {
  const areas = area === null ? AREAS : [area];
  return {
    emergency: EMERGENCY,
    areaKnown: area !== null,
    answers: areas.map((a) => ({
      area: a,
      areaName: AREA_NAMES[a],
      answer: whoToCall(arrangements, a, purpose, at),
    })),
  };
}
