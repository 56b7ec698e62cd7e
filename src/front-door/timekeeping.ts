import { type Arrangements, countingFor } from '../partnership/index.ts';
import type { Timekeeping } from './rules/clocks.ts';

/** What the front door counts time by under the arrangements in force. */
export function timekeepingOf(arrangements: Arrangements): Timekeeping {
  return {
    rules: arrangements.clockRules,
    areas: arrangements.areas.map(({ code }) => code),
    countingFor: (area) => countingFor(arrangements, area),
  };
}
