import type { Indicator } from '../types.ts';

/** What the words of April 2026 changed: how it stood before, by code. Null: not yet an indicator. */
export const BEFORE_APRIL_2026: Readonly<Record<string, Partial<Indicator> | null>> = {
  D14: { words: 'Attendance is falling, or lateness is a pattern' },
  D31: { level: 2, words: 'Has gone missing from home for hours' },
  D38: { words: 'Is being sexually exploited' },
  P20: { words: 'Drinks or uses drugs now and then' },
  P43: null,
  F27: { words: 'Relatives or friends offend' },
  F36: null,
  O29: null,
  O38: null,
};

/** What was an indicator until April 2026 and no longer is. */
export const ENDED_APRIL_2026: readonly Indicator[] = [
  { code: 'D43', level: 2, domain: 'development', words: 'Dresses or behaves in a way that draws attention' },
  { code: 'P44', level: 2, domain: 'parenting', words: 'Is a parent on their own' },
];
