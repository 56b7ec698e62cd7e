import { GLYPHS } from './glyphs.ts';

/** Stands for a character that no font of the document has. */
export const UNSHOWN = '▯';
/** A longer run without a space may break anywhere, or it would leave the page. */
const LONGEST_WORD = 24;
const MAY_BREAK = '\u200b';

const escaped = (code: number) => `\\u{${code.toString(16)}}`;
const shown = GLYPHS.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join('');
const allShown = new RegExp(`^[\\n${shown}]*$`, 'u');
const ignorable = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Any text as a document can set it: line ends and tabs made plain; control, direction and zero-width characters left
 * out; each letter or picture that the fonts lack as one "▯". What it says is otherwise the same.
 */
export function printable(text: string): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', ' ');
  return withGlyphs(plain).replace(longRun, breakable);
}

function withGlyphs(text: string): string {
  if (allShown.test(text)) return text;
  return [...letters.segment(text)]
    .map(({ segment }) => {
      const letter = segment === '\n' ? segment : segment.replace(ignorable, '');
      return allShown.test(letter) ? letter : UNSHOWN;
    })
    .join('');
}

const longRun = new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'gu');

function breakable(run: string): string {
  const pieces = [...letters.segment(run)].map(({ segment }) => segment);
  return pieces.map((piece, at) => (at > 0 && at % 8 === 0 ? MAY_BREAK + piece : piece)).join('');
}
