import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { checkFilm } from './film.ts';
import { FILE_KINDS, type FileKind, NotTaken } from './kinds.ts';
import { officeKind } from './office.ts';
import { checkSound, frameLength } from './sound.ts';

/**
 * What a file is by its content. Its name only tells text from tables, and has to agree.
 * @throws NotTaken
 */
export async function recognise(path: string, name: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const kind = (await kindOf(file, path)) ?? (await textKind(path, name));
    // Pictures are made anew and named anew, so that their old names mean nothing.
    if (kind.is !== 'picture' && !kind.ends.includes(endOf(name)))
      throw new NotTaken(
        `Its name ends in “${endOf(name) || 'nothing'}”, and what is in it is: ${kind.label}. Check that it is the right file`,
      );
    return kind;
  } finally {
    await file.close();
  }
}

export const endOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';

async function kindOf(file: FileHandle, path: string): Promise<FileKind | undefined> {
  const head = await part(file, 0, 32);
  const { size } = await file.stat();
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  const says = (words: string, at = 0) => head.toString('latin1', at, at + words.length) === words;
  if (starts(0xff, 0xd8, 0xff)) return FILE_KINDS.jpeg;
  if (says('\x89PNG\r\n\x1a\n')) return FILE_KINDS.png;
  if (says('RIFF') && says('WEBP', 8)) return FILE_KINDS.webp;
  if (says('GIF87a') || says('GIF89a')) return FILE_KINDS.gif;
  if (says('ftyp', 4) && (says('avif', 8) || says('avis', 8))) return FILE_KINDS.avif;
  if (says('ftyp', 4)) return checkFilm(file, size);
  if (says('%PDF-')) return wholePdf(await part(file, Math.max(0, size - 1024), 1024));
  if (says('PK\x03\x04')) return officeKind(path);
  if (says('ID3') || frameLength(head) > 0) return checkSound(file, size);
  return undefined;
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function wholePdf(end: Buffer): FileKind {
  if (!end.includes('%%EOF'))
    throw new NotTaken('It is a PDF that does not come to its end. Save it anew and try again');
  return FILE_KINDS.pdf;
}

const KINDS =
  'PDF, Word, Excel, PowerPoint, OpenDocument text, plain text, CSV, pictures (JPEG, PNG, WebP, AVIF, GIF), MP3 and M4A sound, MP4 and captions (WebVTT)';
const NOT_ONE = `It is not a sort of file that is taken here. These are: ${KINDS}`;
const MARKUP = /^\s*<(!|\?|[a-z])/i;

/** Text to its end: UTF-8, nothing but letters and line ends, and no page or script. */
async function textKind(path: string, name: string): Promise<FileKind> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  try {
    for await (const chunk of createReadStream(path)) {
      const words = decoder.decode(chunk as Buffer, { stream: true });
      if (/[^\P{Cc}\t\n\r]/u.test(words)) throw new NotTaken(NOT_ONE);
      if (head.length < 1000) head += words.slice(0, 1000);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof NotTaken) throw error;
    throw new NotTaken(
      endOf(name) === 'txt' || endOf(name) === 'csv' ? 'Save it as UTF-8 and try again' : NOT_ONE,
    );
  }
  if (MARKUP.test(head) || head.startsWith('#!') || /<(script|svg|html|iframe)\b/i.test(head))
    throw new NotTaken(NOT_ONE);
  if (/^WEBVTT([ \t\r\n]|$)/.test(head)) return FILE_KINDS.vtt;
  if (endOf(name) === 'csv') return FILE_KINDS.csv;
  if (endOf(name) === 'txt') return FILE_KINDS.txt;
  throw new NotTaken(NOT_ONE);
}
