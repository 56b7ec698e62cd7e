import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Unusable } from '../match-file/mapping.ts';
import { openText, WORKBOOK } from '../match-file/read.ts';

/**
 * Reads a file once, before anything of it is taken: that it is text in UTF-8, and what its bytes come to. A file
 * that is something else is refused as a whole, for names with accents would be spoilt one by one.
 */
export async function checkFile(path: string): Promise<string> {
  const text = await openText(path);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [line, first] = [1, true];
  let last: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of text) {
      const bytes = chunk as Buffer;
      if (first) refuseForeign(bytes);
      first = false;
      last = bytes;
      decoder.decode(bytes, { stream: true });
      line += linesIn(bytes);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof Unusable) throw error;
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Unusable(
        `The file is not UTF-8 (look at line ${line + firstForeign(last)}). In the spreadsheet choose “Save as” and “CSV UTF-8”. Nothing was taken.`,
      );
    throw new Unusable(`The file cannot be read: ${(error as Error).message}`);
  }
  if (first) throw new Unusable('The file is empty.');
  return hashOf(path);
}

function refuseForeign(bytes: Buffer): void {
  const begins = bytes.subarray(0, 4).toString('latin1');
  if (begins.startsWith('PK')) throw new Unusable(WORKBOOK);
  if (begins.startsWith('\xff\xfe') || begins.startsWith('\xfe\xff') || bytes.subarray(0, 100).includes(0))
    throw new Unusable(
      'This file is UTF-16, or not text. In the spreadsheet choose “Save as” and “CSV UTF-8”.',
    );
}

/** How many lines into these bytes the first is that is no UTF-8. */
function firstForeign(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let [from, lines] = [0, 0]; from < bytes.length; lines += 1) {
    const end = bytes.indexOf(10, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    try {
      decoder.decode(line);
    } catch {
      return lines;
    }
    if (end < 0) break;
    from = end + 1;
  }
  return 0;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}
