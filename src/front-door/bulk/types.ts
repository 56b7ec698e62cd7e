import type { State } from '../rules/status.ts';

/** What can be done to several concerns at once. Rating and deciding are not among them, and never will be. */
export const BULK_STEPS = ['allocate', 'acknowledge'] as const;
export type BulkStep = (typeof BULK_STEPS)[number];

/** Why one of several was left as it was. */
export const LEFT = ['changed', 'decided', 'cannot', 'nothing', 'read only', 'gone'] as const;
export type Left = (typeof LEFT)[number];

/** A concern as the page of several lists it. */
export interface BulkRow {
  id: string;
  reference: string;
  childLabel: string;
  headline: string;
  state: State;
  open: boolean;
  workable: boolean;
  allocatedTo: string | null;
  allocatedToName: string | null;
  version: number;
}

/** What came of one of several. */
export interface BulkResult {
  row: BulkRow;
  /** Null when it was done. */
  left: Left | null;
}
