import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
}

export async function describeMachine(): Promise<Machine> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: /^PRETTY_NAME="?([^"\n]*)/m.exec(release)?.[1] ?? process.platform,
    node: process.versions.node,
  };
}

/** Mean number of running or waiting processes over the last minute: how quiet the machine is. */
export function busyness(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}

/** Memory of a process in MiB: resident now, and the most it ever was. Linux only. */
export async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mebibytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024);
  return { now: mebibytes('VmRSS'), most: mebibytes('VmHWM') };
}

// Linux counts in hundredths of a second on every architecture that Node runs on.
const TICK_MS = 10;

/** Starts counting the processor milliseconds of processes; the function it returns reads them. Linux only. */
export async function meter(pids: readonly number[]): Promise<() => Promise<number>> {
  const before = await processorMs(pids);
  return async () => (await processorMs(pids)) - before;
}

async function processorMs(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name in parentheses may hold spaces; user and system time are the 14th and 15th fields.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
    }),
  );
  return each.reduce((sum, ms) => sum + ms, 0);
}
