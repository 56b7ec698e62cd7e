import type { Closing } from '../close/types.ts';
import type { ImmediateAction } from '../immediate-action/types.ts';
import type { OvernightNote } from '../overnight/types.ts';
import type { PassedOn } from '../passing/types.ts';
import type { SentBack } from '../send-back/types.ts';
import type { StrategyCall } from '../strategy/call/types.ts';
import type { StrategyDiscussion } from '../strategy/types.ts';

/** What the hub did with a concern between rating and decision, as the record shows it. Each list oldest first. */
export interface Triage {
  sendBacks: readonly SentBack[];
  passedOn: readonly PassedOn[];
  /** What was done at once. */
  actions: readonly ImmediateAction[];
  /** Discussions that were called. */
  calls: readonly StrategyCall[];
  discussions: readonly StrategyDiscussion[];
  closings: readonly Closing[];
  /** What was left by the emergency duty team. */
  notes: readonly OvernightNote[];
}
