import type { Drawing } from '../../platform/html/index.ts';
import type { Arrangements } from '../arrangements/types.ts';
import { namedAt } from '../local/named.ts';

/** What stands around a text that somebody wrote: what is arranged where and when, and which files of ours are here. */
export interface Around {
  arrangements: Arrangements;
  /** Whose local facts are shown; null: every area's. */
  area: string | null;
  at: Temporal.Instant;
  /** Addresses of files, as `filesHere` finds them. */
  files: ReadonlySet<string>;
}

/**
 * The one way in which any written text is drawn: its pictures where they are here, in words where they are not, and
 * what local facts say. For `markdown`.
 */
export const drawingOf = ({ arrangements, area, at, files }: Around): Drawing => ({
  pictures: (address) => files.has(address),
  named: namedAt(arrangements, area, at).view,
});
