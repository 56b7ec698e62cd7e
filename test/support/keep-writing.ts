import { readMigrations } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open.ts';

/**
 * A process that has a trial database open and writes numbered rows without end, saying each number once it is
 * committed. Tests kill it. Arguments: the data folder, the first number; without the number it only holds on.
 */
const [folder = '', first] = process.argv.slice(2);
const migrations = await readMigrations(new URL('../../migrations', import.meta.url));
const settings = { DATA_DIR: folder, DATABASE_POOL: 2 };
try {
  const database = await openDatabase(settings, migrations);
  process.stdout.write('open\n');
  const owner = await database.owner();
  for (let n = Number(first); first !== undefined; n += 1) {
    await owner.query('insert into platform.attempt (subject, window_start) values ($1, now())', [`n${n}`]);
    process.stdout.write(`${n}\n`);
  }
  process.once('SIGTERM', () => void database.close().then(() => process.exit(0)));
  setInterval(() => {}, 1000);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 3;
}
