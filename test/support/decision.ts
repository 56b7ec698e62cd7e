import type { Destination } from '../../src/front-door/rules/destinations.ts';
import type { Level, OutcomeCode } from '../../src/front-door/rules/thresholds.ts';

/** An indicator of each level that every area's editions have. */
export const SIGN_AT: Readonly<Record<Level, string>> = { 1: 'D01', 2: 'D14', 3: 'D24', 4: 'D33' };

const GOES: Partial<Record<OutcomeCode, Destination>> = {
  'no-further-action': 'none',
  'information-and-advice': 'none',
  'early-help': 'early-help',
  other: 'none',
};

/** Everything the form of a decision asks for, filled in so that it agrees with itself. */
export function wholeDecision(
  level: Level,
  outcome: OutcomeCode,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    level: String(level),
    cited: SIGN_AT[level],
    protection: outcome === 'strategy-discussion' ? 'yes' : 'no',
    section17: outcome === 'assessment' || outcome === 'strategy-discussion' ? 'yes' : 'no',
    section47: outcome === 'strategy-discussion' ? 'yes' : 'no',
    outcome,
    destination: GOES[outcome] ?? '',
    ...(outcome === 'early-help' ? { agreed: 'yes' } : {}),
    reason: 'What was told, weighed with what is known of the family',
    alternatives: 'Waiting for the school to say more; it would have taken too long',
    words: 'We have weighed what you told us and will ring you',
    ...more,
  };
}
