import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { loadPostcodes, UnusablePostcodes } from '../directory/index.ts';
import { clearProgress, progress } from './progress.ts';
import { command, withDatabase } from './support.ts';

/**
 * npm run directory:postcodes -- FILE.csv [--all]
 *
 * Loads the open ONS Postcode Directory, so that the directory's services stand where they are and not in the middle
 * of their outward codes. Without --all only postcodes of the letters known here (SS, CM, CO …). Exits 2 with a reason
 * when the file is not usable.
 */
const usage = 'npm run directory:postcodes -- FILE.csv [--all]';

const say = (words: string) => void process.stderr.write(`${words}\n`);

await command(async (config) => {
  try {
    return await run(config);
  } catch (error) {
    clearProgress();
    const ours =
      error instanceof UnusablePostcodes || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!ours) throw error;
    say((error as Error).message);
    return 2;
  }
});

async function run(config: Config): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const [path, ...more] = positionals;
  if (values.help) {
    say(usage);
    return 0;
  }
  if (!path || more.length > 0) throw new UnusablePostcodes(`Say which file:\n${usage}`);
  await access(path).catch(() => {
    throw new UnusablePostcodes(`There is no file ${path}.`);
  });
  const now = () => Temporal.Now.instant();
  const isAt = (rows: number) => progress('Reading', rows);
  const { rows, kept, moved } = await withDatabase(config, (database) =>
    loadPostcodes(database, path, { all: values.all, now, isAt }),
  );
  clearProgress();
  const count = (number: number) => number.toLocaleString('en-GB');
  say(
    `${count(rows)} rows read, ${count(kept)} postcodes kept, ${count(moved)} places of services stand more exactly.`,
  );
  return 0;
}
