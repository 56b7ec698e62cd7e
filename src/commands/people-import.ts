import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { namedSo, teamPlace } from '../partnership/index.ts';
import { type Fed, feedFile, OUTCOMES, Unusable } from '../people/feeds/index.ts';
import type { OwnerConnection } from '../platform/db/index.ts';
import { clearProgress, progress } from './progress.ts';
import { command, withOwner } from './support.ts';

/**
 * npm run people:import -- FILE.csv --source school-census --team "…" [--agency "…"] [--map MAP.json] [--dry-run]
 *   [--out outcomes.csv]
 *
 * Takes a file of people in, row by row; stopped at any moment, the same command goes on. Exits 2 with a reason when
 * what was asked or the file is not usable. docs/operations.md says more.
 */
const usage = `npm run people:import -- FILE.csv --source school-census --team "Thurrock MASH" [--agency "…"] [--map MAP.json] [--dry-run] [--out outcomes.csv]`;

const say = (words: string) => void process.stderr.write(`${words}\n`);

await command(async (config) => {
  try {
    return await run(config);
  } catch (error) {
    clearProgress();
    const ours = error instanceof Unusable || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!ours) throw error;
    say((error as Error).message);
    return 2;
  }
});

async function run(config: Config): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ source: { type: 'string' }, team: { type: 'string' }, agency: { type: 'string' } },
      ...{ map: { type: 'string' }, out: { type: 'string' } },
      ...{ 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    } as const,
  });
  const [path, ...more] = positionals;
  const { source, team: named, agency, map: mapPath, out } = values;
  if (values.help) {
    say(usage);
    return 0;
  }
  if (!path || !source || !named || more.length > 0)
    throw new Unusable(`Say which file, its source, and the team that holds whoever comes new:\n${usage}`);
  const map =
    mapPath === undefined
      ? undefined
      : await readFile(mapPath, 'utf8').catch(() => {
          throw new Unusable(`There is no map ${mapPath}.`);
        });
  const started = performance.now();
  const fed = await withOwner(config, async (owner, database) => {
    const { team, agencyId } = await owner.transaction(async (inside) => {
      await inside.exec('set local role app_owner');
      const found = await teamCalled(inside, named);
      const supplier = agency === undefined ? undefined : await called(inside, 'agency', agency);
      return { team: found, agencyId: supplier?.id ?? found.agencyId };
    });
    const asked = { path, source, team, agencyId, map, out, dryRun: values['dry-run'] };
    return feedFile(database, asked, { now: () => Temporal.Now.instant(), progress });
  });
  clearProgress();
  report(fed, (performance.now() - started) / 1000);
  return 0;
}

async function called(owner: OwnerConnection, what: 'team' | 'agency', name: string) {
  const [only, ...others] = await namedSo(owner, what, name);
  if (!only) throw new Unusable(`There is no ${what} called “${name}”.`);
  if (others.length > 0) throw new Unusable(`More than one ${what} is called “${name}”. Give its id.`);
  return only;
}

async function teamCalled(owner: OwnerConnection, name: string) {
  const { id } = await called(owner, 'team', name);
  const place = await teamPlace(owner, id);
  if (!place) throw new Unusable(`There is no team called “${name}”.`);
  return { id, ...place };
}

function report({ run, wentOn }: Fed, seconds: number): void {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const counted = OUTCOMES.flatMap((outcome) => {
    const count = run.counts[outcome];
    return count ? [`${count.toLocaleString('en-GB')} ${outcome}`] : [];
  });
  if (wentOn) say('This went on with a run that had been stopped.');
  if (run.trial) say('Dry run: nobody was changed.');
  process.stdout.write(
    `${run.rows.toLocaleString('en-GB')} rows: ${counted.join(', ') || 'none'}. ${seconds.toFixed(1)} s, ${megabytes} MB at most.\n`,
  );
}
