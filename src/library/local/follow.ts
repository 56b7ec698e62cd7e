import { namedAt, readArrangements } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { namings, searchEntries, standing } from '../procedures/index.ts';
import { searchEntryOf } from '../search.ts';
import { readManual } from '../store/chapter.ts';
import { answersNaming } from '../store/inbox.ts';
import { indexForSearch, type SearchEntry } from '../store/search-index.ts';
import { instantOf, shownNaming } from '../store/shown.ts';
import { answerEntry } from '../touch/inbox/entry.ts';
import type { Shown } from '../types.ts';
import { namesIn } from './named.ts';

/** Pages as the search finds them, with what local facts say in place of their names. */
export async function entriesOfPages(db: Db, pages: readonly Shown[]): Promise<SearchEntry[]> {
  if (!pages.some((page) => namesIn(page).length > 0)) return pages.map((page) => searchEntryOf(page));
  const arrangements = await readArrangements(db);
  const now = await instantOf(db);
  return pages.map((page) => searchEntryOf(page, namedAt(arrangements, page.area, now).words));
}

/**
 * Lets the search find what local facts say today, in pages, answers and procedures: arrangements change, and from a day on,
 * without anybody publishing a text anew. What says the same is not written. For jobs.
 */
export async function followFacts(db: Db, now: Temporal.Instant): Promise<number> {
  const pages = await shownNaming(db);
  const manual = await readManual(db);
  const naming = new Set(namings(manual, now).map(({ chapter }) => chapter));
  const answers = await answersNaming(db);
  if (pages.length + naming.size + answers.length === 0) return 0;
  const arrangements = await readArrangements(db);
  const areas = [null, ...arrangements.areas.map(({ code }) => code)];
  const chapters = areas.flatMap((of) =>
    standing(manual, of, now).flatMap(({ position, version }) =>
      version.area === of && naming.has(version.chapter)
        ? searchEntries({ ...version, position }, (name, area) =>
            namedAt(arrangements, area, now).words(name),
          )
        : [],
    ),
  );
  await indexForSearch(db, ...chapters);
  await indexForSearch(db, ...(await entriesOfPages(db, pages)));
  const { words } = namedAt(arrangements, null, now);
  await indexForSearch(db, ...answers.map((answer) => answerEntry(answer, words)));
  return 0;
}
