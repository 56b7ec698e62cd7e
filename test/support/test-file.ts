import { type EventData, run } from 'node:test';
import { fileURLToPath } from 'node:url';
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

const group = fileURLToPath(new URL('test-group.ts', import.meta.url));

/**
 * Runs test files one after another in one process, which loads the product once for all of them, and tells `each` of
 * every one. When the process says nothing for longer than `limit` milliseconds it is ended, so that a run never hangs.
 * A file that ends the process, or at which it is ended, has failed, and costs no other its result.
 */
export async function runTestFiles(
  files: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  limit: number,
  each: (result: FileResult) => void,
): Promise<void> {
  const waiting = [...files];
  const stuck = new AbortController();
  const silence = setTimeout(
    () => stuck.abort(new Error('silent for too long: a loop without end, or a handle left open')),
    limit + 10_000,
  );
  let [current, started] = [nothingYet(waiting[0]), performance.now()];
  const ended = () => {
    each(finished(current, started));
    waiting.shift();
    [current, started] = [nothingYet(waiting[0]), performance.now()];
  };
  const events = run({
    files: [group],
    env: { ...env, TEST_FILES: JSON.stringify(files) },
    timeout: limit,
    signal: stuck.signal,
  });
  for await (const event of events) {
    silence.refresh();
    if (event.type === 'test:stderr') current.said += event.data.message;
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    count(current, event.type === 'test:pass', event.data);
    if (event.data.nesting === 0 && event.data.name === waiting[0]) ended();
  }
  clearTimeout(silence);
  // What it had said last may be lost with it: each file that is left goes on in a process of its own.
  if (waiting.length > 1) for (const file of waiting) await runTestFiles([file], env, limit, each);
  else if (waiting.length === 1 || current.failed > 0) {
    current.file = files.at(-1) ?? '';
    current.failures.push('the process ended before this file did');
    ended();
  }
}

type Counting = FileResult & { said: string };

function nothingYet(file = ''): Counting {
  return { file, passed: 0, failed: 0, skipped: 0, seconds: 0, failures: [], said: '' };
}

type Ended = EventData.TestPass | EventData.TestFail;

function count(result: Counting, passed: boolean, data: Ended): void {
  const { name, skip, details } = data;
  if (!passed && 'error' in details && !onlyBySubtests(details.error))
    result.failures.push(`${name}\n${explain(details.error)}`);
  if (details.type === 'suite') return;
  result[skip !== undefined && skip !== false ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
}

function finished({ said, ...result }: Counting, started: number): FileResult {
  // A file that breaks outside any test, or in a hook alone, must not read as a pass.
  if (result.failures.length > 0) result.failed = Math.max(result.failed, 1);
  if (result.failures.length > 0 && said !== '') result.failures.push(said.slice(-2000));
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

/**
 * Gives every item to one of `width` lanes, in groups that are as large as `most` and grow smaller towards the end, so
 * that the lanes end together.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  { width, most }: { width: number; most: number },
  work: (group: readonly Item[]) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const take = () => waiting.splice(0, Math.min(most, Math.ceil(waiting.length / width / 2)));
  const lane = async () => {
    for (let some = take(); some.length > 0; some = take()) await work(some);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
