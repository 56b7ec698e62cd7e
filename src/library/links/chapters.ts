import { strangeNames } from '../../partnership/index.ts';
import { linksOfMarkdown } from '../../platform/html/index.ts';
import { namesIn, standingOrComing } from '../procedures/index.ts';
import type { Manual, Section, Version } from '../procedures/types.ts';
import type { DeadChapterLink } from '../store/chapter-files.ts';
import { NO_FACT, whyDead } from './where.ts';

/** What chapters in force, and those that will be, lead to, show or name and that is not there. */
export function deadInChapters(
  manual: Manual,
  now: Temporal.Instant,
  known: Parameters<typeof whyDead>[2],
): DeadChapterLink[] {
  return standingOrComing(manual, now).flatMap((version) =>
    version.sections.flatMap((section) => deadIn(version, section, known)),
  );
}

function deadIn(
  { id: versionId, sections }: Version,
  { id: section, body }: Section,
  known: Parameters<typeof whyDead>[2],
): DeadChapterLink[] {
  const links = [...new Set(linksOfMarkdown(body))].flatMap((href): DeadChapterLink[] => {
    if (sections.some(({ id }) => href === `#${id}`)) return [];
    const why = whyDead(href, body, known);
    return why === undefined ? [] : [{ versionId, section, href, why }];
  });
  const names = strangeNames(namesIn(body)).map((name) => ({
    ...{ versionId, section, href: `{{${name}}}`, why: NO_FACT },
  }));
  return [...links, ...names];
}
