import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fastFolder } from './support/fast-folder.ts';
import { type FileResult, inParallel, runTestFiles } from './support/test-file.ts';

/**
 * Everything that says whether this program is sound, in order: types, lint, generated row types, the import
 * rules, the suite on the embedded engine, the same suite on PostgreSQL, and journeys in a real browser.
 * `--all` lengthens the tests that sample. Further words choose files: `npm test -- front-door`.
 * The last line is the count.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const long = process.argv.includes('--all');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const limit = long ? 1_200_000 : 120_000;
// A folder of this run's own: what an interrupted run left in the common one cannot disturb it.
const scratch = await mkdtemp(join(await fastFolder(), 'windscreen-test-'));
const env = {
  ...process.env,
  TMPDIR: scratch,
  // Each group of files runs in a process of its own and loads the whole product: what one compiled, the next need not.
  NODE_COMPILE_CACHE: join(scratch, 'compiled'),
  TEST_DATABASE_URL: undefined,
  ...(long ? { TEST_ALL: '1' } : {}),
};
const total = { passed: 0, failed: 0, skipped: 0 };

const architecture = 'test/architecture.test.ts';
const isJourney = (file: string) => file.startsWith('test/journeys/');
const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => chosen.length === 0 || chosen.some((word) => file.includes(word)))
  .sort();
const suite = files.filter((file) => file !== architecture && !isJourney(file));

process.stdout.write(`Node ${process.versions.node}, ${availableParallelism()} processors\n`);
if (chosen.length === 0) {
  await program('Types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.');
  await program('Lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '.');
  await check('Row types match the migrations', rowTypesAreFresh);
  await program('Every page can be read by its readers', 'src/commands/reading.ts');
}
await tests(
  'Import rules',
  files.filter((file) => file === architecture),
);
await tests('Suite on the embedded database', suite);
await onPostgres();
await inBrowser(files.filter(isJourney));

await rm(scratch, { recursive: true, force: true });
if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function heading(words: string): void {
  process.stdout.write(`\n── ${words}\n`);
}

function counted(ok: boolean, words: string): void {
  total[ok ? 'passed' : 'failed'] += 1;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${words}\n`);
}

async function program(name: string, script: string, ...words: string[]): Promise<void> {
  heading(name);
  const child = spawn(process.execPath, [script, ...words], { stdio: 'inherit', timeout: 180_000 });
  const code = await new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  counted(code === 0, name);
}

async function check(name: string, works: () => Promise<string | undefined>): Promise<void> {
  heading(name);
  const problem = await works().catch((error: unknown) => String(error));
  counted(problem === undefined, problem === undefined ? name : `${name}: ${problem}`);
}

async function rowTypesAreFresh(): Promise<string | undefined> {
  const { generateRows, rowsFile } = await import('../src/platform/db/generate-rows.ts');
  const kept = await readFile(rowsFile, 'utf8');
  return kept === (await generateRows()) ? undefined : 'stale; run npm run db:types';
}

async function tests(
  name: string,
  chosenFiles: readonly string[],
  extra: Record<string, string> = {},
  lanes = { width: Math.min(4, availableParallelism()), most: 8 },
): Promise<void> {
  if (chosenFiles.length === 0) return;
  heading(name);
  const began = performance.now();
  await inParallel(chosenFiles, lanes, (group) => runTestFiles(group, { ...env, ...extra }, limit, report));
  process.stdout.write(
    `       ${chosenFiles.length} files in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  );
}

function report(result: FileResult): void {
  for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += result[kind];
  const counts = `${result.passed} passed${result.failed ? `, ${result.failed} FAILED` : ''}`;
  const skipped = result.skipped ? `, ${result.skipped} skipped` : '';
  const mark = result.failed ? 'FAILED' : 'ok    ';
  process.stdout.write(`${mark} ${result.file}: ${counts}${skipped} in ${result.seconds.toFixed(1)} s\n`);
  for (const failure of result.failures) process.stdout.write(`${failure.replace(/^/gm, '       ')}\n`);
}

async function onPostgres(): Promise<void> {
  if (suite.length === 0) return;
  const { postgresServer } = await import('./support/postgres-server.ts');
  const server = await postgresServer().catch((error: unknown) => {
    heading('Suite on PostgreSQL');
    counted(false, `a server could be started: ${String(error)}`);
  });
  if (server === undefined) {
    heading('No PostgreSQL 15 or later on this machine: only the embedded database was tested');
    return;
  }
  const interrupted = () => void server.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    await tests(`Suite on PostgreSQL ${server.version}`, suite, { TEST_DATABASE_URL: server.url });
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    await server.stop();
  }
}

async function inBrowser(journeys: readonly string[]): Promise<void> {
  const lanes = { width: Math.min(2, availableParallelism()), most: 1 };
  await tests('Journeys in a browser', longestFirst(journeys), {}, lanes);
}

/** The walks through every page take half of the time: they begin first, the others go on beside them. */
function longestFirst(journeys: readonly string[]): string[] {
  const walk = (file: string) => (file.endsWith('routes.test.ts') ? 0 : 1);
  return journeys.toSorted((one, other) => walk(one) - walk(other));
}
