import { AREAS, type Arrangements, countingFor, isArea } from '../partnership/index.ts';
import type { Timekeeping } from './rules/clocks.ts';

/** What the front door counts time by under the arrangements in force. */
export function timekeepingOf(arrangements: Arrangements): Timekeeping {
  return {
    rules: arrangements.clockRules,
    areas: AREAS,
    countingFor: (area) => {
      if (!isArea(area)) throw new RangeError('no such area');
      return countingFor(arrangements, area);
    },
  };
}
