import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { bulkSeed } from '../front-door/index.ts';
import { currentArrangements, seedAreas, seedArrangements, seedSamplePeople } from '../partnership/index.ts';
import { secretOf } from '../secret.ts';
import { command, withOwner } from './support.ts';

/**
 * npm run seed -- --concerns 100000 [--open 1500] [--seed 1]
 *
 * Adds invented concerns to a trial's database, for trying and measuring. Exits 1 in live mode, where nothing
 * invented may stand among real records, and 2 when the settings or the number are wrong.
 */
const { values } = parseArgs({
  options: {
    concerns: { type: 'string', default: '200' },
    open: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.concerns);
const chance = Number(values.seed);
const open = values.open === undefined ? {} : { open: Number(values.open) };

await command(seed);

async function seed(config: Config): Promise<number> {
  if (config.mode === 'live') {
    process.stderr.write('This is a live installation: invented concerns are never added to real records.\n');
    return 1;
  }
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(chance) || !((open.open ?? 0) <= count)) {
    process.stderr.write('Say how many, and with which seed: npm run seed -- --concerns 1000 --seed 1\n');
    return 2;
  }
  return withOwner(config, async (owner, database) => {
    await seedAreas(owner);
    await seedArrangements(owner);
    await seedSamplePeople(owner);
    const now = Temporal.Now.instant();
    const started = performance.now();
    const arrangements = await currentArrangements(database, now);
    await bulkSeed(owner, count, chance, { now, arrangements, secret: await secretOf(config) }, open);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`Added ${count.toLocaleString('en-GB')} invented concerns in ${seconds} s.\n`);
    return 0;
  });
}
