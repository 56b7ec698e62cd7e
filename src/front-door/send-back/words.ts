import type { SendBackReason } from './types.ts';

export const REASON_WORDS: Readonly<Record<SendBackReason, string>> = {
  missing: 'Something we must know is missing',
  unclear: 'What was told is not clear',
  'no-consent': 'No consent, and no ground to act without it',
};
