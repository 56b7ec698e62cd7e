import type { Request, Use } from '../../platform/access/index.ts';
import type { Cursor } from '../../platform/html/parts/paging.ts';

export type { Request, Use };

/** The lists of the page, as its addresses name them. */
export const listNames = ['uses', 'requests', 'reviewed', 'answered'] as const;
export type ListName = (typeof listNames)[number];

export interface UseList {
  name: 'uses' | 'reviewed';
  rows: readonly Use[];
  next: Cursor | undefined;
}

export interface RequestList {
  name: 'requests' | 'answered';
  rows: readonly Request[];
  next: Cursor | undefined;
}
