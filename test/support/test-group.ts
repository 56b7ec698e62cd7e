import { suite } from 'node:test';
import { pathToFileURL } from 'node:url';

/*
 * What the process of one group of test files runs: each file as a suite of its own, one after another, so that a
 * file's hooks are its own and its database is closed before the next opens. See `test-file.ts`.
 */
const files: string[] = JSON.parse(process.env.TEST_FILES ?? '[]');
for (const file of files)
  await suite(file, { timeout: Number.POSITIVE_INFINITY }, async () => {
    await import(pathToFileURL(file).href);
  });
