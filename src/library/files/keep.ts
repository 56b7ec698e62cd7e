import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { audit } from '../../platform/audit/index.ts';
import { type Admitted, admit, NotTaken } from '../../platform/files/index.ts';
import type { Page, Upload } from '../../platform/http/index.ts';
import { addPart, beginFile, fileOfHash, finishFile, giveUpFile, PART } from '../store/files.ts';
import type { LibraryFile } from '../types.ts';

/**
 * Keeps a file that was uploaded, once it was looked at; the same content is kept once, however often and by how many at
 * once it is brought. Its parts go into short transactions of their own, so that nobody waits for a large one.
 * @throws NotTaken, with what is wrong in words
 */
export async function keepUpload(page: Page, upload: Upload): Promise<LibraryFile> {
  const admitted = await admit(page.services.config, upload);
  const sha256 = await hashOf(admitted.path);
  const there = await page.transaction((db) => fileOfHash(db, sha256));
  if (there?.withdrawn)
    throw new NotTaken(`It was here, and was taken down by ${there.withdrawn.by}: ${there.withdrawn.why}`);
  if (there) return there;
  const id = await page.transaction((db) => beginFile(db, newFile(page, admitted, sha256)));
  try {
    await keepParts(page, id, admitted.path);
    await page.transaction(async (db) => {
      if (!(await finishFile(db, id))) throw new BroughtMeanwhile();
      await audit(db, { action: 'upload', kind: 'file', id });
    });
  } catch (error) {
    await page.transaction((db) => giveUpFile(db, id));
    // Somebody else may have brought the same at the same time: then theirs is the one.
    const theirs = await page.transaction((db) => fileOfHash(db, sha256));
    if (!theirs) throw error;
    return theirs;
  }
  const kept = await page.transaction((db) => fileOfHash(db, sha256));
  if (!kept) throw new Error('a file that was kept is not there');
  return kept;
}

class BroughtMeanwhile extends Error {}

function newFile(page: Page, { kind, name, bytes, size, scanned }: Admitted, sha256: Buffer) {
  const { id, name: called } = page.practitioner;
  return {
    ...{ sha256, kind: kind.code, label: kind.label, type: kind.type, name, bytes, scanned },
    ...{ width: size?.width ?? null, height: size?.height ?? null, by: { id, name: called } },
  };
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest();
}

const PARTS_AT_ONCE = 4;

async function keepParts(page: Page, id: string, path: string): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const count = Math.ceil(size / PART);
    for (let nth = 0; nth < count; nth += PARTS_AT_ONCE) {
      const parts: Buffer[] = [];
      for (let more = nth; more < Math.min(count, nth + PARTS_AT_ONCE); more += 1)
        parts.push(await partOf(file, more * PART, Math.min(PART, size - more * PART)));
      await page.transaction(async (db) => {
        for (const [at, part] of parts.entries()) await addPart(db, id, nth + at, part);
      });
    }
  } finally {
    await file.close();
  }
}

async function partOf(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done);
    if (bytesRead === 0) throw new Error('a file on disk became shorter');
    done += bytesRead;
  }
  return buffer;
}
