import type { Db } from '../../platform/db/index.ts';
import { tellFollowers, tellSearch } from '../publish/announce.ts';
import { keptPage } from '../store/kept.ts';
import { shownBefore, type Turned, turned, turnTold } from '../store/showing.ts';
import { readVersion } from '../store/versions.ts';

/** So many are told of in one transaction; the next round goes on. */
const MOST = 100;

/**
 * Tells the search and those who follow of what began or ended by itself. What anybody reads hangs on the hour alone:
 * it changes at its instant, whether this runs or not.
 */
export async function tellOfTurns(db: Db): Promise<number> {
  const found = await turned(db, MOST);
  for (const one of found) await tellOf(db, one);
  await turnTold(
    db,
    found.map(({ id }) => id),
  );
  return found.length;
}

async function tellOf(
  db: Db,
  { pageId, kind, slug, number, began, followers, why, from }: Turned,
): Promise<void> {
  const page = await keptPage(db, pageId);
  const version = await readVersion(db, pageId, number);
  if (!page || !version) return;
  await tellSearch(db, { kind, slug });
  if (!followers) return;
  const named = { ...page, ...version.text };
  if (began) {
    const known = await shownBefore(db, pageId, from);
    await tellFollowers(db, named, { what: known ? 'changed' : 'new', why });
  } else if (page.shownNumber === null) await tellFollowers(db, named, { what: 'withdrawn', why: '' });
}
