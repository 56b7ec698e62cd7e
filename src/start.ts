import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/*
 * What `npm start` runs: the program, with what was compiled of it kept beside its data, so that later starts take
 * half the work. It is a file of its own because a module's imports are compiled before its first line runs; it makes
 * no folder, because the program may yet find that it must not start.
 */
const folder = process.env.DATA_DIR || './.data';
if (existsSync(folder)) enableCompileCache(join(folder, 'compiled'));
await import('./main.ts');
