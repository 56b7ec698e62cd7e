import type { PassedTo } from './types.ts';

/** What each way of passing a concern on is called where it stands. */
export const TITLES: Readonly<Record<PassedTo, { passed: string; waiting: string }>> = {
  authority: { passed: 'Passed to another authority', waiting: 'Have they accepted it?' },
  worker: { passed: 'With the worker whom the child has', waiting: 'Does the worker have it?' },
};

/** How somebody was told. */
export const WAYS = ['Telephone', 'Secure e-mail', 'Their referral portal', 'In person'] as const;
