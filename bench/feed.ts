import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { testDatabase } from '../test/support/database.ts';
import { postgresServer } from '../test/support/postgres-server.ts';
import { busyness, describeMachine } from './machine.ts';
import { buildOnServer } from './search/load.ts';
import { familyAt, type Invented, type Population } from './search/population.ts';

/**
 * `npm run bench:feed -- [--rows 100000] [--people 0] [--seed 1]`: how long the command takes for a file of so many
 * invented people, and with how much memory, on a PostgreSQL server of the bench's own. With `--people` the index
 * holds so many others first. The same file is then taken in once more, of which nothing changes.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    people: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const [rows, people, seed] = [values.rows, values.people, values.seed].map(Number) as [
  number,
  number,
  number,
];
const say = (words: string) => void process.stdout.write(`${words}\n`);

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));
const folder = await mkdtemp(join(tmpdir(), 'windscreen-feed-'));
ending.defer(() => rm(folder, { recursive: true, force: true }));
const machine = await describeMachine();
say(`${machine.processor}, ${machine.cores} cores, Node ${machine.node}, busy ${JSON.stringify(busyness())}`);
const server = await postgresServer();
if (!server) throw new Error('No PostgreSQL 15 or later was found here: install the package postgresql-15');
ending.defer(server.stop);
process.env.TEST_DATABASE_URL = server.url;
const database = await testDatabase();
ending.defer(() => database.close());
const owner = await database.owner();
ending.defer(() => owner.close());
const [here] = await owner.query<{ name: string }>('select current_database() as name');
const url = new URL(server.url);
url.pathname = `/${here?.name}`;
if (people > 0) {
  await buildOnServer({ owner, url: url.href }, { people, seed: seed + 1 }, say);
  say(`The index holds ${people.toLocaleString('en-GB')} others.`);
}
const file = await writeFeed(join(folder, 'feed.csv'));
for (const time of ['first', 'once more']) say(`${time}: ${await take(file)}`);

/** Children of as many families as it takes, as a school census has them. */
async function writeFeed(path: string): Promise<string> {
  const out = createWriteStream(path);
  out.write('id,given,surname,dob,sex,postcode,nhs\n');
  const population: Population = { seed, postcodes: Math.max(200, Math.round(rows / 6)) };
  for (let [family, written] = [0, 0]; written < rows; family += 1)
    for (const child of familyAt(population, family).children) {
      if (written >= rows) break;
      written += 1;
      if (!out.write(lineOf(child))) await new Promise((resolve) => out.once('drain', resolve));
    }
  out.end();
  await finished(out);
  return path;
}

function lineOf({ id, names, born, sex, postcodes, nhsNumber }: Invented): string {
  const [name] = names;
  return `${id},${name?.given ?? ''},${name?.surname ?? ''},${born ?? ''},${sex},${postcodes[0] ?? ''},${nhsNumber ?? ''}\n`;
}

/** Runs the command; what it says at its end, with its time and memory. */
async function take(path: string): Promise<string> {
  const words = [path, '--source', 'school-census', '--team', 'Thurrock front door'];
  const child = spawn(process.execPath, ['src/commands/people-import.ts', ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: url.href, MODE: 'trial' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  return said.trim();
}
