import { run } from 'node:test';
import { inspect } from 'node:util';

/** What one test file came to; `failures` are ready to print. */
export interface FileResult {
  file: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
  failures: string[];
}

/**
 * Runs one test file in a process of its own. A test that takes longer than `limit` milliseconds fails, and so
 * does a file that says nothing for longer than that: then its process is ended, so that a run never hangs.
 */
export async function runTestFile(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  limit: number,
): Promise<FileResult> {
  const result: FileResult = { file, passed: 0, failed: 0, skipped: 0, seconds: 0, failures: [] };
  const started = performance.now();
  const said: string[] = [];
  const stuck = new AbortController();
  const silence = setTimeout(
    () => stuck.abort(new Error('silent for too long: a loop without end, or a handle left open')),
    limit + 10_000,
  );
  const events = run({
    files: [file],
    env: { ...env },
    timeout: limit,
    signal: stuck.signal,
  });
  for await (const event of events) {
    silence.refresh();
    if (event.type === 'test:stderr') said.push(event.data.message);
    if (event.type === 'test:fail' && !onlyBySubtests(event.data.details.error))
      result.failures.push(`${event.data.name}\n${explain(event.data.details.error)}`);
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { passed, failed, cancelled, skipped } = event.data.counts;
      Object.assign(result, { passed, failed: failed + cancelled, skipped });
    }
  }
  clearTimeout(silence);
  // A file that breaks outside any test, or in a hook alone, must not read as a pass.
  if (result.failures.length > 0) result.failed = Math.max(result.failed, 1);
  if (result.failures.length > 0 && said.length > 0) result.failures.push(said.join('').slice(-2000));
  result.seconds = (performance.now() - started) / 1000;
  return result;
}

function onlyBySubtests(error: Error): boolean {
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function explain(error: Error): string {
  const cause = error.cause ?? error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
}

/** Runs every item through `work`, at most `width` at a time, and calls `each` in the order they end. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
  each: (result: Result) => void,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) each(await work(item));
  };
  await Promise.all(Array.from({ length: width }, lane));
}
