import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The product as `npm start` runs it, in a process of its own. */
export interface Product {
  port: number;
  origin: string;
  pid: number;
  /** Whether the process has ended. */
  ended(): boolean;
  /** kill -9, and no word to anybody. */
  kill(): Promise<void>;
  /** From starting the process until it said that it was ready. */
  readyMs: number;
  stop(): Promise<void>;
}

export interface ProductOptions {
  /** The folder of secret, log and, without `databaseUrl`, the embedded database. */
  folder: string;
  databaseUrl?: string | undefined;
  /** A free one unless told. */
  port?: number;
  /** File of the log in the folder; it is appended to. */
  log?: string;
  /** For profiling. */
  nodeOptions?: readonly string[];
}

const program = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** The settings that the product and its commands are started with. */
export const productEnvironment = ({ folder, databaseUrl }: ProductOptions) => ({
  PATH: process.env.PATH,
  MODE: 'trial',
  DATA_DIR: folder,
  DATABASE_URL: databaseUrl,
  // Each submission comes from an address of its own, as it would.
  TRUST_PROXY: 'true',
});

/** Starts the product. Its log goes to a file in the folder. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const log = join(options.folder, options.log ?? 'log');
  const output = await open(log, 'a');
  const port = options.port ?? (await freePort());
  const started = performance.now();
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), program('start.ts')], {
    stdio: ['ignore', output.fd, output.fd],
    env: { ...productEnvironment(options), PORT: String(port) },
  });
  await output.close();
  let over = false;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      over = true;
      resolve();
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(killer);
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 6_000 && !over; tries += 1) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) {
      const readyMs = performance.now() - started;
      return { port, origin, pid: child.pid ?? 0, readyMs, stop, ended: () => over, kill };
    }
    await delay(10);
  }
  await stop();
  throw new Error(`the product did not start:\n${(await readFile(log, 'utf8')).slice(-2000)}`);
}

/** Prepares a database and fills it, by the product's own command. */
export async function seedProduct(
  options: ProductOptions,
  concerns: number,
  stillOpen: number,
): Promise<void> {
  const words = ['--concerns', String(concerns), '--open', String(stillOpen)];
  const child = spawn(process.execPath, [program('commands/seed.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: productEnvironment(options),
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`seeding ended with ${code}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
