import { mkdir, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { UNASKED } from '../../src/people/search/types.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { testDatabase } from '../../test/support/database.ts';
import { postgresServer } from '../../test/support/postgres-server.ts';
import { describeServer } from '../databases.ts';
import { busyness, describeMachine } from '../machine.ts';
import { type Taken, take, withFeed } from './feed.ts';
import { type Built, buildEmbedded, buildOnServer } from './load.ts';
import { asking, measure } from './measure.ts';
import { type Size, tableOf, targetsOf } from './report.ts';

/**
 * `npm run bench:search`: how fast and how well a search finds people among so many invented ones, as the product
 * searches, without page and audit. Prints a table, says what of the goals is met, and writes
 * `bench/results/search.json`. Ends with 1 when a goal is missed.
 *
 *   --people 100000,1000000    sizes of the index; every size on a PostgreSQL server of the bench's own
 *   --embedded 100000          a size in the embedded database; 0 for none
 *   --searches 20000           searches, each timed by itself
 *   --at-once 4 --seconds 20   then as many as go in so long, several at once
 *   --buffers 6GB              shared_buffers of the server; without it a quarter of the machine's memory
 *   --feed 20000               then a feed of so many rows into each index on the server; 0 for none
 *   --seed 1                   other people
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000,1000000' },
    embedded: { type: 'string', default: '100000' },
    searches: { type: 'string', default: '20000' },
    'at-once': { type: 'string', default: '4' },
    seconds: { type: 'string', default: '20' },
    buffers: { type: 'string' },
    feed: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const say = (words: string) => void process.stdout.write(`${words}\n`);
const seed = Number(values.seed);
const how = {
  searches: Number(values.searches),
  atOnce: Number(values['at-once']),
  seconds: Number(values.seconds),
};
/** What matters while an index is built and read, and nothing of it is worth keeping. */
const SETTINGS = [
  ...[
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ],
  ...[
    'max_wal_size=16GB',
    'maintenance_work_mem=1GB',
    'autovacuum=off',
    `shared_buffers=${values.buffers ?? `${Math.round(totalmem() / 2 ** 22)}MB`}`,
  ],
];

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));

const machine = { ...(await describeMachine()), busyBefore: busyness() };
say(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}`);
const sizes: Size[] = [];
const embedded = Number(values.embedded);
if (embedded > 0) sizes.push(await onEmbedded(embedded));
delete process.env.TEST_DATABASE_URL;
const server = await postgresServer(SETTINGS);
if (!server) throw new Error('No PostgreSQL 15 or later was found here: install the package postgresql-15');
ending.defer(server.stop);
for (const people of values.people.split(',').map(Number).filter(Boolean))
  sizes.push(await onServer(server.url, people));
const targets = targetsOf(sizes);
say(`\n${tableOf(sizes)}\n`);
for (const { met, says, found } of targets) say(`${met ? 'met   ' : 'MISSED'} ${says}: ${found}`);
const report = {
  at: Temporal.Now.instant().toString(),
  machine: { ...machine, busyAfter: busyness() },
  database: await describeServer(server.url),
  ...{ how, sizes, targets },
};
const folder = new URL('../results/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('search.json', folder), `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = targets.every(({ met }) => met) ? 0 : 1;

async function onServer(url: string, people: number): Promise<Size> {
  say(`\nPostgreSQL, ${people.toLocaleString('en-GB')} people`);
  process.env.TEST_DATABASE_URL = url;
  const database = await testDatabase({ pool: how.atOnce });
  const owner = await database.owner();
  try {
    const [here] = await owner.query<{ name: string }>('select current_database() as name');
    const own = new URL(url);
    own.pathname = `/${here?.name}`;
    const built = await buildOnServer({ owner, url: own.href }, { people, seed }, say);
    sayBuilt(built);
    const pids = await connections(owner, database);
    const measured = await measure(database, built, how, pids);
    return { engine: 'PostgreSQL', built, measured, fed: await feed(own.href) };
  } finally {
    await owner.close();
    await database.close();
    delete process.env.TEST_DATABASE_URL;
  }
}

/** A file of other people than those of the index, as the command takes it in. */
function feed(url: string): Promise<Taken | undefined> | undefined {
  const rows = Number(values.feed);
  if (rows === 0) return undefined;
  return withFeed(rows, seed + 1, async (file) => {
    const taken = await take(file, rows, url);
    say(`  a feed: ${taken.said}`);
    return taken;
  });
}

/** Opens every connection of the pool, and says which processes of the server they are. */
async function connections(owner: OwnerConnection, database: Database): Promise<number[]> {
  const somebody = { ...UNASKED, surname: 'Nobody' };
  await Promise.all(Array.from({ length: how.atOnce }, () => asking(database, (ask) => ask(somebody))));
  const rows = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and usename = 'app_user'`,
  );
  return rows.map(({ pid }) => pid);
}

async function onEmbedded(people: number): Promise<Size> {
  say(`\nembedded, ${people.toLocaleString('en-GB')} people`);
  const database = await testDatabase();
  try {
    const built = await buildEmbedded(database, { people, seed });
    sayBuilt(built);
    const fewer = { ...how, searches: Math.min(how.searches, 5000), atOnce: 1 };
    return { engine: 'embedded', built, measured: await measure(database, built, fewer, []) };
  } finally {
    await database.close();
  }
}

function sayBuilt({ people, entries, loadSeconds, indexSeconds, gibibytes }: Built): void {
  say(
    `  ${people.toLocaleString('en-GB')} people, ${entries.toLocaleString('en-GB')} entries: written in ${loadSeconds.toFixed(0)} s, indexes in ${indexSeconds.toFixed(0)} s, ${gibibytes.toFixed(2)} GiB`,
  );
}
