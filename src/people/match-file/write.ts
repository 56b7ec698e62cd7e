import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { access, constants, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Unusable } from './mapping.ts';

/** Says before the work begins what would hinder writing its outcome at its end. */
export async function mayWrite(path: string, inputs: readonly string[]): Promise<void> {
  const folder = dirname(path);
  const place = await stat(folder).catch(() => undefined);
  if (!place?.isDirectory())
    throw new Unusable(`There is no folder ${folder} to write ${basename(path)} in.`);
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new Unusable(`${path} is not a file: nothing can be written there.`);
  await access(folder, constants.W_OK).catch(() => {
    throw new Unusable(`Nothing may be written in the folder ${folder}.`);
  });
  const out = join(await realpath(folder), basename(path));
  for (const input of inputs) {
    if ((await realpath(input).catch(() => input)) === out)
      throw new Unusable(`${path} would be written over what is read: say another --out.`);
  }
}

/**
 * Writes lines to a file that appears only once it is whole: until then it has `.part` after its name, and is taken
 * away when the writing is stopped. It is opened when there is something to write, so that a long search before that
 * can be stopped at once. Returns how many lines were written.
 */
export async function writeLines(
  path: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  const part = `${path}.part`;
  const stopped = (signal: NodeJS.Signals) => {
    rmSync(part, { force: true });
    process.kill(process.pid, signal);
  };
  let out: WriteStream | undefined;
  const open = () => {
    for (const signal of SIGNALS) process.once(signal, stopped);
    out = createWriteStream(part);
    return out;
  };
  let [count, waiting] = [0, ''];
  try {
    for await (const line of lines) {
      count++;
      waiting += `${line}\n`;
      if (waiting.length < 1 << 16) continue;
      await send(out ?? open(), waiting);
      waiting = '';
    }
    const last = out ?? open();
    last.end(waiting);
    await finished(last);
    await rename(part, path);
  } catch (error) {
    out?.destroy();
    await rm(part, { force: true });
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stopped);
  }
  return count;
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

function send(out: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.once('error', reject);
    out.write(text, (error) => (error ? reject(error) : resolve()));
    out.removeListener('error', reject);
  });
}

/** A value as CSV has it. */
export const csv = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
