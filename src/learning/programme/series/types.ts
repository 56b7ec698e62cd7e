import type { Planned, Skipped } from '../../rules/series.ts';
import type { SessionFormModel } from '../session/types.ts';

export const SLOT_ROWS = [1, 2, 3] as const;

/** What the form of recurring sessions is drawn from. */
export interface SeriesModel extends SessionFormModel {
  /** What the rule makes, before it is made. */
  preview: { sessions: readonly Planned[]; skipped: readonly Skipped[] } | undefined;
}
