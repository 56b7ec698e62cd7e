import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresServer } from '../../test/support/postgres-server.ts';
import { type Product, type ProductOptions, startProduct } from '../product.ts';

/** One kill -9: of what, when (`performance.now`), and when it served again. */
export interface Kill {
  what: string;
  from: number;
  to: number;
}

/** The two processes of the product, each at a port that it keeps. */
export interface Pair {
  origins: readonly string[];
  /** Processes that ended though nobody killed them. */
  readonly diedAlone: number;
  kill(n: number, downMs: number): Promise<void>;
  /** Starts again whatever ended by itself. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPair(options: ProductOptions): Promise<Pair> {
  const optionsOf = (n: number, port?: number) => ({
    ...options,
    log: `log-${n}`,
    ...(port === undefined ? {} : { port }),
  });
  // One after the other: the first prepares the database.
  const pair: Product[] = [await startProduct(optionsOf(0)), await startProduct(optionsOf(1))];
  let diedAlone = 0;
  const restart = async (n: number) => {
    pair[n] = await startProduct(optionsOf(n, pair[n]?.port));
  };
  return {
    origins: pair.map(({ origin }) => origin),
    get diedAlone() {
      return diedAlone;
    },
    kill: async (n, downMs) => {
      await pair[n]?.kill();
      await delay(downMs);
      await restart(n);
    },
    mend: async () => {
      for (const [n, product] of pair.entries()) {
        if (!product.ended()) continue;
        diedAlone += 1;
        await restart(n);
      }
    },
    stop: async () => {
      for (const product of pair) await product.stop();
    },
  };
}

/** Kills one of the three after the other in an order of chance, each once before any a second time. */
export async function havoc(
  pair: Pair,
  server: PostgresServer,
  over: () => boolean,
  say: (words: string) => void,
): Promise<Kill[]> {
  const kills: Kill[] = [];
  const means: Readonly<Record<string, (downMs: number) => Promise<void>>> = {
    'first process': (downMs) => pair.kill(0, downMs),
    'second process': (downMs) => pair.kill(1, downMs),
    PostgreSQL: async (downMs) => {
      await server.kill();
      await delay(downMs);
      await server.revive();
    },
  };
  for (;;) {
    for (const [what, kill] of shuffled(Object.entries(means))) {
      await delay(6_000 + Math.random() * 10_000);
      if (over()) return kills;
      await pair.mend();
      const from = performance.now();
      await kill(200 + Math.random() * 1_800);
      const to = performance.now();
      kills.push({ what, from, to });
      say(`killed ${what}; it served again after ${((to - from) / 1000).toFixed(1)} s`);
    }
  }
}

function shuffled<T>(things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
