import type { Arrangements } from '../partnership/index.ts';
import { londonDate } from '../platform/time/london.ts';
import { LEVELS, OUTCOMES, type OutcomeRule, outcomesFor } from './rules/thresholds.ts';

/** What a concern of an area may be decided as under the arrangements in force at that moment. */
export function outcomesOffered(
  { outcomes }: Arrangements,
  area: string | null,
  at: Temporal.Instant,
): OutcomeRule[] {
  const known = outcomes.flatMap((row): OutcomeRule[] => {
    const code = OUTCOMES.find((each) => each === row.code);
    return code ? [{ ...row, code, levels: LEVELS.filter((level) => row.levels.includes(level)) }] : [];
  });
  return outcomesFor(known, area, londonDate(at));
}
