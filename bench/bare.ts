import { fork } from 'node:child_process';
import { once } from 'node:events';

/** What the bare handler is told: whose inbox it answers with, and by which query. */
export interface BareSettings {
  /** Login of app_user. */
  url: string;
  practitioner: string;
  agency: string;
  area: string;
  sql: string;
  parameters: readonly unknown[];
}

export interface Bare {
  port: number;
  pid: number;
  stop(): void;
}

/** Starts the bare handler in a process of its own. */
export async function startBare(settings: BareSettings): Promise<Bare> {
  const child = fork(new URL('./bare-process.ts', import.meta.url));
  child.send(settings);
  const [port] = (await once(child, 'message')) as [number];
  return { port, pid: child.pid ?? 0, stop: () => void child.kill() };
}
