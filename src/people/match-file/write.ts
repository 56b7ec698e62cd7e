import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/**
 * Writes lines to a file that appears only once it is whole: until then it has `.part` after its name. Returns how
 * many lines were written.
 */
export async function writeLines(
  path: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  const part = `${path}.part`;
  const out = createWriteStream(part);
  let [count, waiting] = [0, ''];
  try {
    for await (const line of lines) {
      count++;
      waiting += `${line}\n`;
      if (waiting.length < 1 << 16) continue;
      await send(out, waiting);
      waiting = '';
    }
    out.end(waiting);
    await finished(out);
    await rename(part, path);
  } catch (error) {
    out.destroy();
    await rm(part, { force: true });
    throw error;
  }
  return count;
}

function send(out: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    out.once('error', reject);
    out.write(text, (error) => (error ? reject(error) : resolve()));
    out.removeListener('error', reject);
  });
}

/** A value as CSV has it. */
export const csv = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
