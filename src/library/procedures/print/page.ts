import { namedAt } from '../../../partnership/index.ts';
import {
  heading,
  note,
  type Paper,
  type Part,
  paragraph,
  pdfResponse,
} from '../../../platform/documents/index.ts';
import { picturesOfMarkdown, wordsOfMarkdown } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { fileAt, fileHref, isPicture } from '../../rules/files.ts';
import { bytesOf, filesOf } from '../../store/files.ts';
import { type Opened, openChapter } from '../chapter/page.ts';
import { numberOf, partsOf } from '../rules/sections.ts';
import { blocksOf, type OnPaper } from './blocks.ts';

const day = (instant: Temporal.Instant) => dateWords(londonDate(instant)).text;

/** GET /procedures/CHAPTER/document.pdf: the chapter as a tagged PDF, with its version on every page. */
export async function printChapter(page: Page): Promise<Response> {
  const opened = await openChapter(page);
  const { actor, now, services } = page;
  const { version, slug, position, on } = opened;
  const signed = actor.kind === 'practitioner';
  const paper: Paper = {
    title: `${position}. ${version.title}`,
    short: version.title,
    reference: `procedure-${slug}-v${version.number}${on ? `-as-on-${on}` : ''}`,
    marking: services.config.DOCUMENT_MARKING ?? '',
    version: `Version ${version.number}, in force from ${day(version.from)}`,
    printedBy: {
      name: signed ? actor.name : 'a reader of the public pages',
      agency: signed ? actor.agencyName : '',
    },
    printedAt: now,
    parts: partsOfPaper(
      opened,
      `${services.config.baseUrl}/procedures/${slug}`,
      await picturesOn(page, opened),
    ),
  };
  return pdfResponse(paper);
}

function partsOfPaper(
  { version, position, areas, area, arrangements, at: then, on, until, gone, withdrawn }: Opened,
  address: string,
  pictures: OnPaper['pictures'],
): Part[] {
  const named = (place: string | null) => namedAt(arrangements, place, then).words;
  const paper: OnPaper = { pictures, named: named(version.area ?? area) };
  const ended = until && (on || gone) ? ` It was in force until ${day(until)}.` : '';
  const over =
    gone && withdrawn
      ? `${ended} The chapter was withdrawn on ${day(withdrawn.from)}: ${withdrawn.reason}`
      : ended;
  return [
    note(
      `A printed copy may be out of date. This is version ${version.number}, in force from ${day(version.from)}.${over} What is in force stands at ${address}.`,
    ),
    paragraph(version.summary),
    ...version.sections.flatMap(({ title, body }, at): Part[] => [
      heading(1, `${numberOf(position, at)} ${title}`),
      ...partsOf(body).flatMap((part): Part[] =>
        part.kind === 'words'
          ? blocksOf(part.markdown, paper)
          : [
              {
                kind: 'facts',
                rows: part.rows.map(({ area, words }) => ({
                  label: areas.find(({ code }) => code === area)?.name ?? area,
                  value: wordsOfMarkdown(words, named(area)),
                })),
              },
            ],
      ),
    ]),
    ...(version.sources.length > 0
      ? [
          heading(1, 'Law and guidance it rests on'),
          { kind: 'list' as const, entries: version.sources.map(({ title, url }) => `${title}: ${url}`) },
        ]
      : []),
  ];
}

/** The pictures of a version as they are kept, by their addresses; those that were taken down are missing. */
async function picturesOn(page: Page, { version }: Opened): Promise<OnPaper['pictures']> {
  const shown = version.sections.flatMap(({ body }) => picturesOfMarkdown(body));
  const ids = [...new Set(shown.flatMap(({ address }) => fileAt(address)?.id ?? []))];
  if (ids.length === 0) return new Map();
  return page.transaction(async (db) => {
    const pictures = new Map<string, { bytes: Uint8Array; width: number; height: number; end: string }>();
    for (const file of await filesOf(db, ids)) {
      const { end = '' } = fileAt(fileHref(file)) ?? {};
      if (file.width === null || file.height === null || !isPicture(end)) continue;
      const bytes = await bytesOf(db, file.id, 0, file.bytes);
      pictures.set(fileHref(file), { bytes, width: file.width, height: file.height, end });
    }
    return pictures;
  });
}
