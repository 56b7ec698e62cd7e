import { readClock, ruleInForce } from '../../../platform/clocks/index.ts';
import type { Html } from '../../../platform/html/index.ts';
import { londonInstant } from '../../../platform/time/london.ts';
import { areaName } from '../../areas.ts';
import { type Arrangements, countingFor } from '../../arrangements/types.ts';
import { dueView } from './view.ts';

interface Example {
  before: Arrangements;
  after: Arrangements;
  from: Temporal.PlainDate;
  /** The time limit that is worked out. */
  rule: string;
  areas: readonly string[];
}

/** When something received at telling moments would be due, by what holds now and by what would hold. */
export function dueBeforeAndAfter({ before, after, from, rule, areas }: Example): Html {
  const rows = areas.slice(0, 3).flatMap((area) =>
    telling(from).map((received) => ({
      area: areaName(after.areas, area),
      received,
      before: dueIn(before, rule, area, received),
      after: dueIn(after, rule, area, received),
    })),
  );
  return dueView(rule.replaceAll('-', ' '), rows);
}

/** Its first morning, the Friday afternoon after, and the next Christmas Eve. */
function telling(from: Temporal.PlainDate): Temporal.Instant[] {
  const friday = from.add({ days: (5 - from.dayOfWeek + 7) % 7 });
  const eve = Temporal.PlainDate.from({ year: from.year, month: 12, day: 24 });
  const next = Temporal.PlainDate.compare(eve, from) < 0 ? eve.add({ years: 1 }) : eve;
  return [londonInstant(from, '10:00'), londonInstant(friday, '16:00'), londonInstant(next, '15:00')];
}

/** Null where it cannot be worked out: no limit, no opening hours, or days whose bank holidays are not listed. */
function dueIn(
  arrangements: Arrangements,
  name: string,
  area: string,
  at: Temporal.Instant,
): Temporal.Instant | null {
  try {
    const rule = ruleInForce(arrangements.clockRules, name, area, at);
    return readClock({ rule, startedAt: at }, at, countingFor(arrangements, area)).dueAt;
  } catch {
    return null;
  }
}
