export type { Conflict } from '../../platform/access/index.ts';

/** A practitioner as one is chosen. */
export interface Person {
  id: string;
  name: string;
  jobTitle: string;
  agency: string;
}
