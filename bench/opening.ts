import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresServer } from '../test/support/postgres-server.ts';
import { durableServer } from './databases.ts';
import { type Load, startLoad } from './load.ts';
import { busyness, describeMachine } from './machine.ts';

/** What a bench of pages stands on. `ending` stops all of it, also when the bench is interrupted. */
export interface Opening {
  ending: AsyncDisposableStack;
  machine: Awaited<ReturnType<typeof describeMachine>>;
  /** Of this run alone; gone with it. */
  folder: string;
  server: PostgresServer;
  load: Load;
}

export const say = (words: string) => void process.stdout.write(`${words}\n`);

/** Says which machine this is, and starts a PostgreSQL server of the bench's own and what asks for pages. */
export async function openBench(): Promise<Opening> {
  const ending = new AsyncDisposableStack();
  process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));
  const machine = await describeMachine();
  say(
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, busy ${JSON.stringify(busyness())}`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-bench-'));
  ending.defer(() => rm(folder, { recursive: true, force: true }));
  const server = await durableServer();
  ending.defer(server.stop);
  const load = startLoad();
  ending.defer(load.stop);
  return { ending, machine, folder, server, load };
}

/** Writes what was measured to `results/NAME.json`, with when and on which machine. */
export async function keepResults(
  name: string,
  machine: Opening['machine'],
  measured: Record<string, unknown>,
): Promise<void> {
  await mkdir(new URL('results/', import.meta.url), { recursive: true });
  await writeFile(
    new URL(`results/${name}.json`, import.meta.url),
    `${JSON.stringify({ at: Temporal.Now.instant().toString(), machine, ...measured }, null, 2)}\n`,
  );
}
