import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, open as openPath, type ZipFile } from 'yauzl';

/** How large what is in a zip may be: each file, all of them, how many, and how many times its packed size. */
export interface ZipLimits {
  file: number;
  whole: number;
  entries: number;
  ratio: number;
}

/** A zip that is not opened any further, and why, in words. */
export class BadZip extends Error {}

/** A file of a zip, as it was unpacked. */
export interface Unpacked {
  path: string;
  bytes: number;
  /** Empty where nobody asked for it. */
  content: Buffer;
}

/**
 * Every file of a zip on disk or in memory, one after the other, read no further than the limits: what its directory says
 * of sizes is not believed. Names that lead out of it, links, and files that are encrypted or come twice are refused.
 * Content is kept of those files alone that `wanted` names.
 * @throws BadZip
 */
export async function eachFile(
  zip: string | Buffer,
  limits: ZipLimits,
  take: (file: Unpacked) => Promise<void> | void,
  wanted: (path: string) => boolean = () => true,
): Promise<void> {
  const file = await open(zip);
  try {
    if (file.entryCount > limits.entries) throw new BadZip('It has too many files');
    const seen = new Set<string>();
    let whole = 0;
    for (let entry = await next(file); entry; entry = await next(file)) {
      if (entry.fileName.endsWith('/')) continue;
      check(entry, seen);
      const room = Math.min(limits.file, limits.whole - whole, entry.compressedSize * limits.ratio + 10_000);
      const { bytes, content } = await contentOf(file, entry, room, wanted(entry.fileName));
      whole += bytes;
      await take({ path: entry.fileName, bytes, content });
    }
  } finally {
    file.close();
  }
}

const BROKEN = 'It is not a whole zip file, or a name in it leads out of it';
// Old tools write folders with a backslash: it is read as the slash it stands for, and what leads out is refused then.
const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false };

function open(zip: string | Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, file?: ZipFile) =>
      error || !file ? reject(new BadZip(BROKEN)) : resolve(file);
    if (typeof zip === 'string') openPath(zip, OPTIONS, settle);
    else fromBuffer(zip, OPTIONS, settle);
  });
}

function next(file: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      file.removeAllListeners();
      then();
    };
    file.once('entry', (entry: Entry) => settle(() => resolve(entry)));
    file.once('end', () => settle(() => resolve(undefined)));
    file.once('error', () => settle(() => reject(new BadZip(BROKEN))));
    file.readEntry();
  });
}

const LINK = 0o120_000;
const KIND = 0o170_000;

function check(entry: Entry, seen: Set<string>): void {
  const { fileName } = entry;
  if (entry.isEncrypted()) throw new BadZip('A file in it is encrypted');
  if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) throw new BadZip('There is a link in it');
  if (seen.has(fileName)) throw new BadZip('A file in it comes twice');
  if (fileName.length > 500 || /\p{Cc}/u.test(fileName)) throw new BadZip('A name in it cannot be kept');
  seen.add(fileName);
}

async function contentOf(
  file: ZipFile,
  entry: Entry,
  room: number,
  wanted: boolean,
): Promise<{ bytes: number; content: Buffer }> {
  const stream = await new Promise<Readable>((resolve, reject) =>
    file.openReadStream(entry, (error, readable) =>
      error || !readable ? reject(new BadZip(BROKEN)) : resolve(readable),
    ),
  );
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > room) throw new BadZip('It is too large when it is unpacked');
      if (wanted) chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BadZip ? error : new BadZip(BROKEN);
  }
  return { bytes, content: Buffer.concat(chunks) };
}
