import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';

/*
 * What the process of one group of test files runs: each file as a suite of its own, one after another, so that a
 * file's hooks are its own and its database is closed before the next opens. See `test-file.ts`.
 */
// The most that a timer can wait: a file has as long as it needs. Who started this process ends it when nothing is said.
const longest = 2 ** 31 - 1;
const files: string[] = JSON.parse(process.env.TEST_FILES ?? '[]');
for (const file of files)
  await suite(file, { timeout: longest }, async () => {
    await import(pathToFileURL(file).href);
  });
