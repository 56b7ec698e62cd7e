import type { FileHandle } from 'node:fs/promises';
import { FILE_KINDS, type FileKind, NotTaken } from './kinds.ts';

/** Kilobits a second of layer III, by their number in the head of a frame: of MPEG 1, and of MPEG 2 and 2.5. */
const RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const PITCHES = [44_100, 48_000, 32_000] as const;
/** Some programs leave room after the words before the sound begins. */
const MOST_ROOM = 65_536;
const FRAMES = 3;

/** The bytes of a frame of MPEG sound, layer III, by its head; 0 where it is none. */
export function frameLength(head: Buffer): number {
  const [first = 0, second = 0, third = 0] = head;
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return 0;
  const version = (second >> 3) & 3;
  const pitch = PITCHES[(third >> 2) & 3];
  const rate = RATES[version === 3 ? 0 : 1][third >> 4];
  // Version 1 does not exist, and neither do the last rate and the last pitch; a rate of its own is used by nobody.
  if (version === 1 || pitch === undefined || !rate) return 0;
  const samples = version === 3 ? 144 : 72;
  const divisor = version === 3 ? 1 : version === 2 ? 2 : 4;
  return Math.floor((samples * rate * 1000) / (pitch / divisor)) + ((third >> 1) & 1);
}

/**
 * Sound as MP3: after what it says of itself come frames, one where the other ends. A head alone makes no sound of a page.
 * @throws NotTaken
 */
export async function checkSound(file: FileHandle, size: number): Promise<FileKind> {
  let at = await firstFrame(file);
  for (let nth = 0; nth < FRAMES; nth += 1) {
    const length = frameLength(await bytes(file, at, 4));
    if (length === 0 || at + length > size) throw cut();
    at += length;
  }
  return FILE_KINDS.mp3;
}

async function firstFrame(file: FileHandle): Promise<number> {
  const head = await bytes(file, 0, 10);
  if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
  // Seven bits a byte, so that none looks like the head of a frame.
  const tag = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((head[place] ?? 0) & 0x7f), 0);
  const foot = (head[5] ?? 0) & 0x10 ? 10 : 0;
  const begins = 10 + tag + foot;
  const room = (await bytes(file, begins, MOST_ROOM)).findIndex((byte) => byte !== 0);
  if (room < 0) throw cut();
  return begins + room;
}

const cut = () =>
  new NotTaken('It is an MP3 that does not come to its end, or cannot be read. Save it anew and try again');

async function bytes(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
