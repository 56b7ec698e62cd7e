import { namedIn } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { answer } from '../../platform/questions/index.ts';
import { type Naming, namings } from '../procedures/index.ts';
import type { Manual } from '../procedures/types.ts';
import { hrefOf } from '../rules/addresses.ts';
import { readManual } from '../store/chapter.ts';
import { shownNaming } from '../store/shown.ts';
import { namesIn } from './named.ts';

/** Everything that names a local fact: sections in force or to come, then pages that are shown. */
export async function everythingNaming(db: Db, manual: Manual, now: Temporal.Instant): Promise<Naming[]> {
  const pages = (await shownNaming(db)).map((page) => ({
    names: namesIn(page),
    ...{ href: hrefOf(page), label: page.title },
  }));
  return [...namings(manual, now), ...pages.filter(({ names }) => names.length > 0)];
}

/** Which texts of the library name any of these. */
export const namedInLibrary = answer(namedIn, async (db, { names, now }) =>
  (await everythingNaming(db, await readManual(db), now))
    .filter((text) => text.names.some((name) => names.includes(name)))
    .map(({ href, label }) => ({ href, label })),
);
