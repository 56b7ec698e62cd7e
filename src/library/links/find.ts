import type { Db } from '../../platform/db/index.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { fileHref } from '../rules/files.ts';
import { type DeadLink, publishedAddresses, replaceDeadLinks, shownBodies } from '../store/dead-links.ts';
import { usedFiles } from '../store/files.ts';
import { whyDead } from './where.ts';

/** Looks through every text that is shown for links to places of ours that are not there. */
export async function findDeadLinks(db: Db): Promise<number> {
  const bodies = await shownBodies(db);
  const known = {
    slugs: new Set(bodies.map(({ slug }) => slug)),
    addresses: new Set([
      ...(await publishedAddresses(db)).map((href) => href.replace(/\?.*?(?=#|$)/, '')),
      ...(await usedFiles(db)).map(fileHref),
    ]),
  };
  const found = bodies.flatMap(({ id, body }) =>
    [...new Set(linksOfMarkdown(body))].flatMap((href): DeadLink[] => {
      const why = whyDead(href, body, known);
      return why === undefined ? [] : [{ pageId: id, href, why }];
    }),
  );
  await replaceDeadLinks(db, found, 'here');
  return found.length;
}
