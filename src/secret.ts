import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { randomToken } from './platform/http/index.ts';

/** The secret of the settings, or the trial's own: made once and kept beside its database. */
export async function secretOf({ SECRET, DATA_DIR }: Config): Promise<string> {
  if (SECRET !== undefined) return SECRET;
  const file = join(DATA_DIR, 'secret');
  try {
    return await readFile(file, 'utf8');
  } catch {
    await mkdir(DATA_DIR, { recursive: true });
    const secret = randomToken();
    await writeFile(file, secret, { mode: 0o600 });
    return secret;
  }
}
