import type { ClosingReason } from '../close/types.ts';
import { isDecisionClock } from './status.ts';

export const CLOSING_WORDS: Readonly<Record<ClosingReason, string>> = {
  'taken up': 'Whoever it was handed to has taken it up',
  'with the family': 'The family has what it was pointed to',
  'nothing further': 'Nothing further is to be done here',
  duplicate: 'It is the same as another concern, where it goes on',
  other: 'Another reason',
};

/** What a concern is held against when somebody wants to close it. */
export interface Loose {
  decided: boolean;
  /** Who is still to be told of the decision. */
  owed: readonly ('referrer' | 'family')[];
  /** A strategy discussion was called and neither held nor called off. */
  called: boolean;
  clocks: readonly { rule: string; metAt: Temporal.Instant | null; endedAt: Temporal.Instant | null }[];
  /** Actions agreed at a strategy discussion and not done. */
  actionsLeft: number;
}

/**
 * Why a concern cannot be closed, each in a sentence that says what to do; empty when it can. Nobody who is owed
 * word, and nothing that was agreed, may be lost with a closed record.
 */
export function hindrances({ decided, owed, called, clocks, actionsLeft }: Loose): string[] {
  if (!decided) return ['It is not decided yet. Decide it first'];
  const running = clocks.some(
    ({ rule, metAt, endedAt }) => !isDecisionClock(rule) && metAt === null && endedAt === null,
  );
  return [
    ...(owed.includes('referrer') ? ['Whoever told us is still to be told, or say why not'] : []),
    ...(owed.includes('family') ? ['The family is still to be told, or say why not'] : []),
    ...(called ? ['A strategy discussion was called. Record it as held, or call it off'] : []),
    ...(actionsLeft > 0 ? ['What was agreed at a strategy discussion is not all done'] : []),
    ...(running ? ['A limit still runs. Say that it is done first'] : []),
  ];
}
