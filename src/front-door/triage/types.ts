import type { PassedOn } from '../passing/types.ts';
import type { SentBack } from '../send-back/types.ts';

/** What the hub did with a concern between rating and decision, as the record shows it. Each list oldest first. */
export interface Triage {
  sendBacks: readonly SentBack[];
  passedOn: readonly PassedOn[];
}
