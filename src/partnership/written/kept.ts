import { defineEvent } from '../../platform/events/index.ts';
import { defineQuestion } from '../../platform/questions/index.ts';

/** Which files of ours that texts show or lead to are here: their addresses. The library answers. */
export const filesHere = defineQuestion<{ bodies: readonly string[] }, ReadonlySet<string>>(
  'files here',
  new Set(),
);

/** A text was kept outside the library's own pages: the files that it shows stay, and anybody opens them where it is shown. */
export interface TextKept {
  kind: 'course' | 'meeting';
  /** What it is known by among its kind. */
  ref: string;
  bodies: readonly string[];
  /** Anybody may read it. */
  shown: boolean;
}
export const TEXT_KEPT = defineEvent<TextKept>('text.kept');
