import { strangeNames } from '../../partnership/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { namesIn } from '../local/named.ts';
import { fileHref } from '../rules/files.ts';
import { readManual } from '../store/chapter.ts';
import { replaceChapterDeadLinks } from '../store/chapter-files.ts';
import { type DeadLink, publishedAddresses, replaceDeadLinks, shownBodies } from '../store/dead-links.ts';
import { usedFiles } from '../store/files.ts';
import { deadInChapters } from './chapters.ts';
import { NO_FACT, whyDead } from './where.ts';

/** Looks through every page and chapter that is shown for links to places of ours, and pictures, that are not there. */
export async function findDeadLinks(db: Db, now: Temporal.Instant): Promise<number> {
  const bodies = await shownBodies(db);
  const known = {
    slugs: new Set(bodies.map(({ slug }) => slug)),
    addresses: new Set([
      ...(await publishedAddresses(db)).map((href) => href.replace(/\?.*?(?=#|$)/, '')),
      ...(await usedFiles(db)).map(fileHref),
    ]),
  };
  const found = bodies.flatMap(({ id, body, facts }) => [
    ...[...new Set(linksOfMarkdown(body))].flatMap((href): DeadLink[] => {
      const why = whyDead(href, body, known);
      return why === undefined ? [] : [{ pageId: id, href, why }];
    }),
    ...strangeNames(namesIn({ body, facts })).map((name) => ({
      ...{ pageId: id, href: `{{${name}}}`, why: NO_FACT },
    })),
  ]);
  await replaceDeadLinks(db, found, 'here');
  const inChapters = deadInChapters(await readManual(db), now, known);
  await replaceChapterDeadLinks(db, inChapters);
  return found.length + inChapters.length;
}
