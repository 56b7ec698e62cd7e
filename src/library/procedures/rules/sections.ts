import type { Section } from '../types.ts';

const HEADING = /^## (.+?)\s*\{#([a-z][a-z0-9-]{1,59})\}\s*$/;

/** Reads sections out of Markdown: each begins with `## Title {#its-id}`. @throws RangeError for one without an id, or one id twice */
export function splitSections(markdown: string): Section[] {
  const sections: { id: string; title: string; lines: string[] }[] = [];
  for (const line of markdown.split('\n')) {
    const [, title = '', id = ''] = HEADING.exec(line) ?? [];
    if (id) {
      if (sections.some((section) => section.id === id))
        throw new RangeError(`two sections are called ${id}`);
      sections.push({ id, title, lines: [] });
    } else if (line.startsWith('## ')) throw new RangeError(`a section without an id: ${line}`);
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ id, title, lines }) => ({ id, title, body: lines.join('\n').trim() }));
}

/** The number of a section: counted, never kept. */
export const numberOf = (position: number, at: number) => `${position}.${at + 1}`;

/** A new section's id, from its title; never one that was used before. */
export function idFrom(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-$/g, '')
      .slice(0, 50) || 'section';
  const base = plain.length < 2 ? `section-${plain}` : plain;
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
  return id;
}

/** A text with the local facts that it names as words in square brackets: what they say hangs on the day and the area. */
export const asRead = (body: string): string => body.replace(/\{\{\s*([^{}\n]{1,80}?)\s*\}\}/g, '[$1]');

/** A part of a section's text: Markdown, or what holds in each area. */
export type TextPart =
  | { kind: 'words'; markdown: string }
  | { kind: 'local'; rows: readonly { area: string; words: string }[] };

/**
 * Takes out what differs between areas, which is written as
 * `::: local`, a line `thurrock: …` for each area, and `:::`.
 */
export function partsOf(body: string): TextPart[] {
  const parts: TextPart[] = [];
  let words: string[] = [];
  let rows: { area: string; words: string }[] | undefined;
  const flush = () => {
    if (words.some((line) => line.trim() !== '')) parts.push({ kind: 'words', markdown: words.join('\n') });
    words = [];
  };
  for (const line of body.split('\n')) {
    if (rows === undefined && /^:::\s*local\s*$/.test(line)) {
      flush();
      rows = [];
    } else if (rows !== undefined && /^:::\s*$/.test(line)) {
      parts.push({ kind: 'local', rows });
      rows = undefined;
    } else if (rows !== undefined) {
      const [, area = '', said = ''] = /^\s*-?\s*([a-z-]+)\s*:\s*(.+)$/.exec(line) ?? [];
      if (area) rows.push({ area, words: said });
    } else words.push(line);
  }
  if (rows !== undefined) parts.push({ kind: 'local', rows });
  flush();
  return parts;
}
