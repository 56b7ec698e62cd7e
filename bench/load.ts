import { fork } from 'node:child_process';

/** One request as a browser would send it, and the status it must be answered with. */
export interface Shot {
  method?: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  status: number;
}

export interface LoadOrder {
  port: number;
  connections: number;
  /** Taken in turn, from the start again when they run out. */
  shots: readonly Shot[];
  count: number;
  /** Stops after this long even if `count` was not reached. */
  seconds: number;
}

export interface LoadAnswer {
  latencies: number[];
  seconds: number;
  wireBytes: number;
  /** The first few answers that were not what their shots name. */
  failures: string[];
}

/** The load generator's handle. */
export interface Load {
  /** @throws when any answer had another status than its shot names: a fast error page must not count. */
  fire(order: LoadOrder): Promise<LoadAnswer>;
  stop(): void;
}

/** Starts the load generator, a process of its own, so that its work is not the server's. */
export function startLoad(): Load {
  const child = fork(new URL('./load-process.ts', import.meta.url), { serialization: 'advanced' });
  return {
    fire: (order) =>
      new Promise((resolve, reject) => {
        const died = () => reject(new Error('the load generator ended'));
        child.once('exit', died);
        child.once('message', (answer: LoadAnswer) => {
          child.off('exit', died);
          if (answer.failures.length === 0) resolve(answer);
          else reject(new Error(`unexpected answers: ${answer.failures.join('; ')}`));
        });
        child.send(order);
      }),
    stop: () => void child.kill(),
  };
}
