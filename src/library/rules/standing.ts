/** Where a page is in its life, for whoever keeps it. */
export type Standing = 'draft' | 'in review' | 'scheduled' | 'published' | 'review due' | 'archived';

export interface StandingFacts {
  archivedAt: Temporal.Instant | null;
  /** A version of it is shown now. */
  shownNumber: number | null;
  reviewDue: Temporal.PlainDate | null;
  work: string;
  /** A version begins to be shown then. */
  nextFrom: Temporal.Instant | null;
}

/** What anybody sees of it, before what is being written. */
export function standingOf(page: StandingFacts, today: Temporal.PlainDate): Standing {
  if (page.archivedAt) return 'archived';
  if (page.shownNumber !== null) return isDue(page, today) ? 'review due' : 'published';
  if (page.nextFrom) return 'scheduled';
  return page.work === 'in review' ? 'in review' : 'draft';
}

export const isDue = ({ reviewDue }: Pick<StandingFacts, 'reviewDue'>, today: Temporal.PlainDate): boolean =>
  reviewDue !== null && Temporal.PlainDate.compare(reviewDue, today) <= 0;

/** What is being written beside what is shown; undefined when nothing is. */
export function workWords(page: StandingFacts & { latest: number }): string | undefined {
  if (page.archivedAt || page.shownNumber === null) return undefined;
  if (page.nextFrom) return 'changes scheduled';
  if (page.work === 'in review') return 'changes in review';
  return page.work === 'draft' && page.latest > page.shownNumber ? 'changes in draft' : undefined;
}

/** What a list of pages may be narrowed to. */
export const STANDINGS = [
  { code: 'draft', label: 'Draft, or with changes in draft' },
  { code: 'in-review', label: 'Waiting for review' },
  { code: 'scheduled', label: 'Scheduled' },
  { code: 'published', label: 'Published' },
  { code: 'due', label: 'Published, and due to be read again' },
  { code: 'offered', label: 'A newer text came with the product' },
  { code: 'broken', label: 'With links that lead nowhere' },
  { code: 'archived', label: 'Archived' },
] as const;
export type StandingFilter = (typeof STANDINGS)[number]['code'];
