import type { Server } from 'node:http';
import { exitCode, explain } from './exit.ts';
import type { Logger } from './platform/log/logger.ts';

/** Longest that requests under way may take once the program was told to stop, and all of stopping. */
const patience = { requests: 10_000, everything: 30_000 };

// What was opened, to be closed in the opposite order.
const opened: (() => Promise<unknown>)[] = [];

/** Has `close` called when the program stops, before what was opened earlier is closed. */
export function closeAtStop(close: () => Promise<unknown>): void {
  opened.push(close);
}

/** Closes everything that was opened. Something that cannot be closed does not keep the rest open. */
export async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop())
    await close().catch((error: unknown) => {
      process.exitCode = explain(error);
    });
}

/** Takes no new connections, and lets requests under way finish. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const cut = setTimeout(() => server.closeAllConnections(), patience.requests);
  await closed;
  clearTimeout(cut);
}

/**
 * Stops in order at the first signal and at once at a second. A terminal sends one interrupt to npm and to us,
 * and npm passes its own on: two within a second are one.
 * @param underNpm npm's signal reaches only the shell between it and us, so the end of that shell is a signal too
 */
export function stopAtSignals(log: Logger, underNpm: boolean): void {
  let since: number | undefined;
  const stop = (signal: string) => {
    if (since !== undefined && performance.now() - since < 1_000) return;
    if (since !== undefined) process.exit(exitCode.failed);
    since = performance.now();
    log.info('stopping', { signal });
    setTimeout(() => process.exit(exitCode.failed), patience.everything).unref();
    void closeAll().then(() => process.exit());
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  if (!underNpm) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop('npm ended');
  }, 500);
  watch.unref();
}
