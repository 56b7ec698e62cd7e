import { arcSegment } from '../html/drawings/arc.ts';
import { qrCode } from '../html/drawings/qr.ts';
import { inLondon } from '../time/london.ts';
import { fullWords } from '../time/words.ts';
import type { Paper, Part } from './paper.ts';
import { printable, UNSHOWN } from './printable.ts';

/** What we wrote ourselves, and no page shows as words. */
const DRAWN: ReadonlySet<string> = new Set(['kind', 'svg', 'path']);

/** What the template reads: every text made printable, and nothing else than text, numbers and lists. */
export function typeset(paper: Paper): string {
  const { printedBy, printedAt } = paper;
  const clock = inLondon(printedAt);
  const printed = `Printed by ${[printedBy.name, printedBy.agency].filter(Boolean).map(short).join(', ')}\n${fullWords(printedAt).text}. ${short(paper.version)}`;
  const pictures = picturesOf(paper);
  const pathOf = (part: Part) => pictures.find((picture) => picture.part === part)?.path ?? '';
  const parts = inOrder(paper.parts).flatMap((part) => drawn(part, pathOf));
  return JSON.stringify(
    {
      title: printable(paper.title).trim() || 'Document',
      short: short(paper.short),
      reference: short(paper.reference),
      marking: short(paper.marking),
      printedBy: printedBy.name,
      printedOn: {
        ...{ year: clock.year, month: clock.month, day: clock.day },
        ...{ hour: clock.hour, minute: clock.minute, second: clock.second },
      },
      footing: printed,
      parts: hasUnshown(parts) ? [...parts, unshownNote] : parts,
    },
    (key, value: unknown) => (typeof value === 'string' && !DRAWN.has(key) ? printable(value) : value),
  ).replace(/}$/, `,"mark":${JSON.stringify(MARK)}}`);
}

/** A picture of a document, with where the template finds it. */
export interface PlacedPicture {
  part: Part;
  path: string;
  bytes: Uint8Array;
}

export const picturesOf = ({ parts }: Paper): PlacedPicture[] =>
  parts
    .filter((part) => part.kind === 'picture')
    .map((part, at) => ({ part, path: `/pictures/${at}.${part.end}`, bytes: part.bytes }));

/** A point of a screen in millimetres, and the room that a page has. */
const POINT = 25.4 / 96;
const ROOM = { width: 164, height: 190 };

/** As wide as on a screen, and no larger than the page. */
function widthOnPaper({ width, height }: { width: number; height: number }): number {
  const fits = Math.min(1, ROOM.width / (width * POINT), ROOM.height / (height * POINT));
  return Math.round(width * POINT * fits * 10) / 10;
}

/** What stands on every page must leave room for what the page says. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

/**
 * Headings as a screen reader needs them: the first of level 1, none more than one below the one before, none empty.
 */
function inOrder(parts: readonly Part[]): Part[] {
  let above = 0;
  return parts.flatMap((part): Part[] => {
    if (part.kind === 'contents') return [{ ...part, title: printable(part.title).trim() || 'Contents' }];
    if (part.kind !== 'heading') return [part];
    if (printable(part.text).trim() === '') return [];
    above = Math.min(part.level, above + 1);
    return [{ ...part, level: above === 1 ? 1 : above === 2 ? 2 : 3 }];
  });
}

type Drawn = Record<string, unknown> & { kind: string };

function drawn(part: Part, pathOf: (part: Part) => string): Drawn[] {
  switch (part.kind) {
    case 'picture':
      return [{ kind: 'picture', path: pathOf(part), alt: part.shows, width: widthOnPaper(part) }];
    case 'paragraph':
    case 'quote':
      return paragraphs(part.text).map((text) => ({ kind: part.kind, text }));
    case 'code':
      return [{ kind: 'code', svg: qrCode(part.address), alt: part.alt }];
    case 'list':
      return part.entries.length > 0 ? [part] : [];
    case 'facts':
      return part.rows.length > 0 ? [part] : [];
    case 'story':
      return part.events.length > 0
        ? [{ ...part, events: part.events.map(({ when, what, more = '' }) => ({ when, what, more })) }]
        : [];
    case 'table': {
      const { kind, caption, columns, rows } = part;
      const widths = columns.map(({ share = 1 }) => share);
      const even = rows.map((row) => columns.map((_, at) => row[at] ?? ''));
      return [{ kind, caption, widths, head: columns.map(({ label }) => short(label)), rows: even }];
    }
    default:
      return [part];
  }
}

function paragraphs(text: string): string[] {
  return text
    .split(/(?:\r?\n[^\S\n]*){2,}/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function hasUnshown(parts: readonly Drawn[]): boolean {
  return printable(JSON.stringify(parts)).includes(UNSHOWN);
}

const unshownNote: Drawn = {
  kind: 'note',
  tone: 'plain',
  text: `${UNSHOWN} stands for a letter or picture that this document’s fonts do not have. The record on screen shows it.`,
};

const HUES = ['#93cbbc', '#5fae9d', '#3c9585', '#0e524d'];
const SLICES = HUES.map(
  (hue, at) =>
    `<path fill="${hue}" d="${arcSegment({ step: at + 1, of: 4, outer: 21, inner: 11, gap: 1.6 })}"/>`,
);
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-22 -22 44 23" width="44" height="23">${SLICES.join('')}</svg>`;
