import type { FileHandle } from 'node:fs/promises';
import { FILE_KINDS, type FileKind, NotTaken } from './kinds.ts';

const BRANDS = /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|mmp4)/;
/** What describes a film is this large at most, and this many boxes stand side by side. */
const MOST_INDEX = 20_000_000;
const MOST_BOXES = 2_000;

/**
 * Walks through the boxes of an MP4: whole to its end, with what describes it, and not saying where it was taken, for a
 * telephone writes its place into every film. A sound of the same make has boxes too, and its own name for them.
 * @throws NotTaken
 */
export async function checkFilm(file: FileHandle, size: number): Promise<FileKind> {
  const brand = (await bytes(file, 8, 4)).toString('latin1');
  const kind = /^M4[AB] /.test(brand) ? FILE_KINDS.m4a : FILE_KINDS.mp4;
  if (kind.is === 'film' && !BRANDS.test(brand))
    throw new NotTaken('It is a film of a sort that not everybody can see. Save it as MP4 and try again');
  let described = false;
  let at = 0;
  for (let boxes = 0; at < size; boxes += 1) {
    const head = await bytes(file, at, 16);
    if (boxes > MOST_BOXES || head.length < 8) throw cut();
    const short = head.readUInt32BE(0);
    const long = short === 1 ? Number(head.length < 16 ? 0n : head.readBigUInt64BE(8)) : short;
    const length = short === 0 ? size - at : long;
    if (length < 8 || at + length > size) throw cut();
    if (head.toString('latin1', 4, 8) === 'moov') {
      if (length > MOST_INDEX) throw cut();
      if (namesPlace(await bytes(file, at, length))) throw new NotTaken(PLACE);
      described = true;
    }
    at += length;
  }
  if (!described) throw cut();
  return kind;
}

const cut = () =>
  new NotTaken(
    'It is a film or sound that does not come to its end, or cannot be read. Save it anew and try again',
  );
const PLACE =
  'It says where it was filmed or recorded. Save it without its location (most programs that edit films ask when they export) and try again';

const namesPlace = (index: Buffer): boolean =>
  ['\xa9xyz', 'loci', 'com.apple.quicktime.location'].some((mark) =>
    index.includes(Buffer.from(mark, 'latin1')),
  );

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
