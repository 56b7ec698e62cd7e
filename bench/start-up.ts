import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresServer } from '../test/support/postgres-server.ts';
import { pageShot, signedIn } from './browsing.ts';
import { createDatabase } from './databases.ts';
import { median } from './figures.ts';
import type { Load } from './load.ts';
import { memoryOf } from './machine.ts';
import { startProduct } from './product.ts';

/** How long a start takes and what the process holds. The database server's own memory is not in it. */
export interface StartUp {
  engine: 'embedded' | 'PostgreSQL';
  /** First start: migrations, sample people, two hundred concerns. */
  coldMs: number;
  /** A start on what is there; the median of three. */
  warmMs: number;
  restMiB: number;
  /** The most it ever held, after two thousand inboxes over eight connections. */
  loadMiB: number;
}

const SETTLING_MS = 5_000;
const INBOXES = 2_000;

/** Starts the product on a new database of either kind, again three times, and then loads it. */
export async function measureStartUp(
  engine: StartUp['engine'],
  parts: { server: PostgresServer; load: Load },
): Promise<StartUp> {
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-bench-'));
  const database = engine === 'PostgreSQL' ? await createDatabase(parts.server, 'bench_start') : undefined;
  const options = { folder, databaseUrl: database?.url };
  let product = await startProduct(options);
  try {
    const coldMs = product.readyMs;
    const warm: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      await product.stop();
      product = await startProduct(options);
      warm.push(product.readyMs);
    }
    await delay(SETTLING_MS);
    const restMiB = (await memoryOf(product.pid)).now;
    const shots = [pageShot(await signedIn(product.origin), '/front-door')];
    await parts.load.fire({ port: product.port, connections: 8, shots, count: INBOXES, seconds: 60 });
    const loadMiB = (await memoryOf(product.pid)).most;
    return { engine, coldMs, warmMs: median(warm), restMiB, loadMiB };
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
