import { createHash } from 'node:crypto';
import type { Answers } from './types.ts';

/** A short mark of a page's answers: it tells whether somebody else changed them since they were shown. */
export function markOf(answers: Answers | undefined): string {
  if (!answers) return 'none';
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 16);
}
