import type { Db } from '../../platform/db/index.ts';
import { entriesOfPages } from '../local/follow.ts';
import { hrefOf } from '../rules/addresses.ts';
import { noteChange } from '../store/changes.ts';
import { dropFromSearch, indexForSearch } from '../store/search-index.ts';
import { shownCalled } from '../store/shown.ts';
import type { PageName, Shown } from '../types.ts';

/** Lets the search find what is shown under a name now, and nothing else. */
export async function tellSearch(db: Db, { kind, slug }: Pick<PageName, 'kind' | 'slug'>): Promise<Shown[]> {
  const shown = await shownCalled(db, slug);
  await dropFromSearch(db, kind, slug);
  await indexForSearch(db, ...(await entriesOfPages(db, shown)));
  return shown;
}

/** What a page is called where it may be read over a shoulder: a list, a message. */
export const openTitle = (page: Pick<Shown, 'sensitive' | 'neutralTitle' | 'title'>) =>
  page.sensitive ? page.neutralTitle || 'Help for families' : page.title;

/** Notes for whoever follows what changed that a page is new, says something else, or no longer stands. */
export async function tellFollowers(
  db: Db,
  page: Pick<Shown, 'kind' | 'slug' | 'area' | 'place' | 'together' | 'topics' | 'audiences'> &
    Pick<Shown, 'sensitive' | 'neutralTitle' | 'title'>,
  { what, why }: { what: 'new' | 'changed' | 'withdrawn'; why: string },
): Promise<void> {
  await noteChange(db, {
    ...{ what, why, kind: page.kind, title: openTitle(page), topics: page.topics, audiences: page.audiences },
    href: hrefOf(page),
    areas: page.area === null ? [] : [page.area],
  });
}
