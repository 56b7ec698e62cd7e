import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { access, constants, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The browser that journeys use: CHROMIUM_PATH, an installed one, or the one that came with the packages. */
export async function findChromium(): Promise<string> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  for (const path of installed) if (path && (await may(path, constants.X_OK))) return path;
  return unpacked();
}

function may(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/**
 * Unpacks the packaged browser into a folder of this user and of this version: the package itself would use
 * the common temporary folder and whatever stands there under its names.
 */
async function unpacked(): Promise<string> {
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(tmpdir(), `windscreen-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  if (!(await lstat(folder).catch(() => undefined))) await unpackInto(folder);
  const found = await lstat(folder);
  const ours = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0)
    throw new Error(`${folder} is not a folder that only this user can write to; remove it`);
  return join(folder, 'chromium');
}

/** Whole or not at all: of several that unpack at once the first one's folder stands, and nobody starts half a browser. */
async function unpackInto(folder: string): Promise<void> {
  const own = `${folder}-${process.pid}`;
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { mode: 0o700 });
  const script = "await (await import('@sparticuz/chromium')).default.executablePath()";
  await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, TMPDIR: own },
    timeout: 120_000,
  });
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
}
