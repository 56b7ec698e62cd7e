import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One of our programs running as its own process, as it would on a server. */
export interface Program {
  child: ChildProcess;
  /** Everything it has written so far. */
  said(): string;
  /** Resolves once it has written this; rejects if it ends first. */
  until(words: string): Promise<void>;
  /** Sends a signal and resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  exited: Promise<number | null>;
}

// A test that fails must not leave its programs behind.
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a program of `src/` with exactly the given settings. */
export function run(
  file: string,
  settings: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Program {
  // What was compiled once need not be again, as for the tests themselves.
  const { PATH, TMPDIR, NODE_COMPILE_CACHE: compiled } = process.env;
  const child = spawn(process.execPath, [`${root}${file}`, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      ...(TMPDIR ? { TMPDIR } : {}),
      ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}),
      ...settings,
    },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
  const exited = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    exited,
    said: () => written,
    until: async (expected) => {
      while (!written.includes(expected)) {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${written}`);
        await delay(20);
      }
    },
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exited;
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
