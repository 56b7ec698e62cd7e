import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SIGNATURE } from './clamd.ts';

/** Where clamd is installed; undefined where it is not. */
export const CLAMD = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) =>
  existsSync(path),
);

/** A clamd of a test's own. It knows `SIGNATURE` and nothing else, and takes 1 MB at most. */
export interface RealClamd {
  tcp: string;
  unix: string;
  process: ChildProcess;
  close(): Promise<void>;
}

export async function startClamd(program: string): Promise<RealClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-clamd-'));
  const port = await freePort();
  const socket = join(folder, 'clamd.sock');
  // Any sort of file (0), anywhere in it (*): the words as hexadecimal digits.
  await writeFile(join(folder, 'own.ndb'), `Windscreen.Test:0:*:${Buffer.from(SIGNATURE).toString('hex')}\n`);
  const settings = [
    ...['Foreground yes', `DatabaseDirectory ${folder}`, `TemporaryDirectory ${folder}`, 'MaxThreads 4'],
    ...[`LocalSocket ${socket}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'StreamMaxLength 1M'],
  ];
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  const child = spawn(program, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !existsSync(socket); tries += 1) {
    if (tries > 300 || child.exitCode !== null) {
      await close();
      throw new Error('clamd did not start');
    }
    await delay(100);
  }
  return { tcp: `tcp://127.0.0.1:${port}`, unix: `unix:${socket}`, process: child, close };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
