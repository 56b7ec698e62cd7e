import type { ListField } from '../../platform/lists/index.ts';
import type { Option, Question } from '../refer/types.ts';

/** A question of the form, or what a list adds to it. */
export interface ImportField extends ListField {
  /** Where it stands in a concern's body; empty for what a list adds. */
  path: readonly string[];
  question: Question | undefined;
  options: readonly Option[] | undefined;
}

/** A list as pages show it. */
export interface ListedImport {
  id: string;
  fileName: string;
  encoding: string;
  delimiter: string;
  columns: readonly string[];
  rows: number;
  madeByName: string;
  tellReferrers: boolean;
  uploadedAt: Temporal.Instant;
  checkedAt: Temporal.Instant | null;
  startedAt: Temporal.Instant | null;
  finishedAt: Temporal.Instant | null;
  /** Since when it is being tried as a job, and how many rows are read. */
  tryingSince: Temporal.Instant | null;
  triedRows: number;
}

/** What became of a row, or would. */
export type Outcome = 'ready' | 'imported' | 'already' | 'wrong';

export interface ListedRow {
  line: number;
  theirReference: string;
  outcome: Outcome;
  errors: readonly string[];
  concernId: string | null;
  reference: string | null;
}
