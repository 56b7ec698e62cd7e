import {
  heading,
  note,
  type Paper,
  type Part,
  paragraph,
  pdfResponse,
} from '../../../platform/documents/index.ts';
import { wordsOfMarkdown } from '../../../platform/html/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { dateWords } from '../../../platform/time/words.ts';
import { type Opened, openChapter } from '../chapter/page.ts';
import { numberOf, partsOf } from '../rules/sections.ts';

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
    parts: partsOfPaper(opened, `${services.config.baseUrl}/procedures/${slug}`),
  };
  return pdfResponse(paper);
}

function partsOfPaper(
  { version, position, areas, on, until, gone, withdrawn }: Opened,
  address: string,
): Part[] {
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
          ? blocksOf(part.markdown)
          : [
              {
                kind: 'facts',
                rows: part.rows.map(({ area, words }) => ({
                  label: areas.find(({ code }) => code === area)?.name ?? area,
                  value: wordsOfMarkdown(words),
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

/** Markdown as the document knows it: headings, lists, notes and paragraphs. */
export function blocksOf(markdown: string): Part[] {
  const blocks = markdown
    .split(/\n\s*\n|\n(?=#{2,6} )|(?<=^#{2,6} .*)\n/m)
    .filter((block) => block.trim() !== '');
  return blocks.map((block): Part => {
    const lines = block.trim().split('\n');
    const [first = ''] = lines;
    if (/^#{1,6} /.test(first)) return heading(3, wordsOfMarkdown(lines.join(' ')));
    if (/^(?:[-*]|\d+[.)]) /.test(first))
      return { kind: 'list', entries: entriesOf(lines).map((entry) => wordsOfMarkdown(entry)) };
    if (first.startsWith('>'))
      return note(wordsOfMarkdown(block.replace(/^>\s?/gm, '')).replaceAll('\n', ' '));
    return paragraph(wordsOfMarkdown(block));
  });
}

function entriesOf(lines: readonly string[]): string[] {
  const entries: string[] = [];
  for (const line of lines) {
    const [, words] = /^\s*(?:[-*]|\d+[.)]) (.*)$/.exec(line) ?? [];
    if (words !== undefined) entries.push(words);
    else entries.push(`${entries.pop() ?? ''} ${line.trim()}`.trim());
  }
  return entries;
}
