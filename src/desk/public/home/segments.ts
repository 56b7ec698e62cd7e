import type { WindscreenLevel } from '../../../platform/html/index.ts';

const level = (number: number, label: string): WindscreenLevel => ({
  label,
  href: `/windscreen?level=${number}#level-${number}`,
});

/** The four segments of the windscreen, each leading to its words on the page of levels. */
export const SEGMENTS = [
  level(1, 'Everyone'),
  level(2, 'Some help'),
  level(3, 'More help'),
  level(4, 'Urgent'),
] as const;
