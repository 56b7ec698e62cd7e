import { heading, note, type Part, paragraph } from '../../../platform/documents/index.ts';
import { picturesOfMarkdown, wordsOfMarkdown } from '../../../platform/html/index.ts';
import { withoutPictures } from '../../rules/pictures.ts';

/** What paper needs besides the words: pictures by their addresses, and local facts as they are said. */
export interface OnPaper {
  pictures: ReadonlyMap<string, { bytes: Uint8Array; width: number; height: number; end: string }>;
  named: (name: string) => string | undefined;
}

/** Markdown as the document knows it: headings, lists, notes, paragraphs, and after each of them its pictures. */
export function blocksOf(markdown: string, paper: OnPaper): Part[] {
  const blocks = markdown
    .split(/\n\s*\n|\n(?=#{2,6} )|(?<=^#{2,6} .*)\n/m)
    .filter((block) => block.trim() !== '');
  return blocks.flatMap((block): Part[] => {
    const words = withoutPictures(block);
    return [
      ...(wordsOfMarkdown(words).trim() === '' ? [] : [blockOf(words, paper)]),
      ...picturesOfMarkdown(block).map((picture) => pictureOf(picture, paper)),
    ];
  });
}

function blockOf(block: string, { named }: OnPaper): Part {
  const said = (words: string) => wordsOfMarkdown(words, named);
  const lines = block.trim().split('\n');
  const [first = ''] = lines;
  if (/^#{1,6} /.test(first)) return heading(3, said(lines.join(' ')));
  if (/^(?:[-*]|\d+[.)]) /.test(first))
    return { kind: 'list', entries: entriesOf(lines).map((entry) => said(entry)) };
  if (first.startsWith('>')) return note(said(block.replace(/^>\s?/gm, '')).replaceAll('\n', ' '));
  return paragraph(said(block));
}

/** One that is not here is said in words. */
function pictureOf({ address, shows }: { address: string; shows: string }, { pictures }: OnPaper): Part {
  const picture = pictures.get(address);
  return picture ? { kind: 'picture', ...picture, shows } : paragraph(`[Picture: ${shows}]`);
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
