import { parseArgs } from 'node:util';
import { testDatabase } from '../test/support/database.ts';
import { postgresServer } from '../test/support/postgres-server.ts';
import { busyness, describeMachine } from './machine.ts';
import { take, withFeed } from './search/feed.ts';
import { buildOnServer } from './search/load.ts';

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
await withFeed(rows, seed, async (file) => {
  for (const time of ['first', 'once more']) say(`${time}: ${(await take(file, rows, url.href)).said}`);
});
