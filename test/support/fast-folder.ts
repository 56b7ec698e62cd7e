import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/**
 * Where tests keep what nobody needs after them: in memory where there is room, for a database of the product is some three
 * thousand files, and most tests make one.
 */
export async function fastFolder(): Promise<string> {
  const free = await statfs('/dev/shm').then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free > 4 * 2 ** 30 ? '/dev/shm' : tmpdir();
}
