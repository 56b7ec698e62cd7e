import { globSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seedManyServices } from '../src/directory/index.ts';
import { seedSearch } from '../src/library/index.ts';
import { wordsOfMarkdown } from '../src/platform/html/index.ts';
import { browserHeaders } from './browsing.ts';
import { asOwner, connectionsOf, createDatabase, describeServer, durableServer } from './databases.ts';
import { figuresOf, type Round } from './figures.ts';
import { firstViewOf } from './first-view.ts';
import { type Shot, startLoad } from './load.ts';
import { busyness, describeMachine, meter } from './machine.ts';
import { startProduct } from './product.ts';
import { asTable } from './report.ts';
import { ASKED, inventPages } from './search/site-pages.ts';

/**
 * `npm run bench:public`: how fast the public house answers at 10,000 pages and 20,000 services, in a process of its own
 * on a PostgreSQL server of the bench's own: the front page, a guide, the search and the directory. Eight connections
 * ask, each again as soon as it was answered. Prints tables and writes bench/results/public.json; ends with 1 when a
 * target is missed. `cpu ms` is the processor time of both sides, which hangs least on what else the machine does.
 *
 *   --pages 10000 --services 20000 --seed 1
 *   --rounds 5 --requests 400        requests of a subject in each round
 *   --connections 8                  the search's aim is held against one after the other
 *   --profile FOLDER                 writes the product's processor profile there
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '10000' },
    services: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '400' },
    connections: { type: 'string', default: '8' },
    profile: { type: 'string' },
  },
});
const [pages, services, seed, rounds, requests, connections] = [
  ...[values.pages, values.services, values.seed],
  ...[values.rounds, values.requests, values.connections],
].map(Number) as [number, number, number, number, number, number];
const say = (words: string) => void process.stdout.write(`${words}\n`);

const SEARCH_MS = 20;
const FIRST_VIEW_BYTES = 100_000;
const GUIDE = '/guides/safer-sleep';

/** What is asked of the directory, by its sort. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  'directory: near, age, words': ['/directory?words=dads&age=5&free=yes&near=SS1'],
  'directory: near alone': ['/directory?near=CM1', '/directory?near=SS1'],
  'directory: words': ['/directory?words=sleep', '/directory?words=family+support', '/directory?words=dads'],
  'directory: spelled wrongly': ['/directory?words=councelling', '/directory?words=addicton'],
  'directory: a need': ['/directory?need=housing', '/directory?need=housing&area=thurrock'],
  'directory: feed': ['/open-referral/services?per_page=50'],
};

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));
const machine = { ...(await describeMachine()), busyBefore: busyness() };
const server = await durableServer();
ending.defer(server.stop);
const load = startLoad();
ending.defer(load.stop);
const folder = await mkdtemp(join(tmpdir(), 'windscreen-public-'));
ending.defer(() => rm(folder, { recursive: true, force: true }));
const database = await createDatabase(server, 'public_house');
const nodeOptions = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const product = await startProduct({ folder, databaseUrl: database.url, nodeOptions });
ending.defer(product.stop);
say(
  `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, busy ${machine.busyBefore}\n` +
    `PostgreSQL ${(await describeServer(server.url)).server_version}; ${await fill()}`,
);

const home = { path: '/', headers: browserHeaders, status: 200 };
const guide = { ...home, path: GUIDE };
const shots: Record<string, readonly Shot[]> = {
  'front page': [home],
  'a guide': [guide],
  'a guide that the browser has': [
    { ...guide, headers: { ...browserHeaders, 'if-none-match': await tagOf(GUIDE) }, status: 304 },
  ],
  'directory: the form': [{ ...home, path: '/directory' }],
  ...Object.fromEntries(
    Object.entries(SERVICES).map(([sort, paths]) => [sort, paths.map((path) => ({ ...home, path }))]),
  ),
  'directory: further on': [
    { ...home, path: await linkOn('/directory?need=housing', /href="([^"]*after=[^"]*)"/) },
  ],
  'directory: one entry': [
    { ...home, path: await linkOn('/directory?need=housing', /href="(\/directory\/[0-9a-f-]{36})"/) },
  ],
  ...Object.fromEntries(
    ASKED.map(({ sort, queries }) => [
      `search: ${sort}`,
      queries.map((query) => ({ ...home, path: `/search?${query}` })),
    ]),
  ),
};

const measured = new Map<string, Round[]>(Object.keys(shots).map((subject) => [subject, []]));
for (const subject of measured.keys()) await round(subject, 200);
for (let n = 0; n < rounds; n += 1) {
  const order = [...measured.keys()];
  for (const subject of n % 2 === 0 ? order : order.toReversed())
    measured.get(subject)?.push(await round(subject, requests));
}
const lines = [...measured].map(([subject, all]) => ({ subject, ...figuresOf(all) }));
const searches = [...measured.keys()].filter((subject) => subject.startsWith('search'));
const alone: Round[] = [];
for (const subject of searches) alone.push(await round(subject, Math.ceil(requests / 4), 1));
const searched = figuresOf(alone);
lines.push({ subject: 'search: all, one at a time', ...searched });
const heads = ['', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'cpu ms', 'wire KB'];
say(
  asTable([
    heads,
    ...lines.map(({ subject, perSecond, p50, p95, p99, serverMs, databaseMs, wireBytes }) => [
      subject,
      perSecond.toFixed(0),
      ...[p50, p95, p99, serverMs + databaseMs, wireBytes / 1000].map((each) => each.toFixed(1)),
    ]),
  ]),
);

const views = [];
for (const path of ['/', GUIDE, '/search?q=sleep', '/directory?need=housing', '/worried'])
  views.push(await firstViewOf(product.origin, path));
say(
  `\nWhole first view, bytes with everything it loads\n\n${asTable([
    ['', 'raw', 'gzip', 'br', 'zstd'],
    ...views.map(({ path, raw, gzip, br, zstd }) => [
      path,
      ...[raw, gzip, br, zstd].map((each) => (each / 1000).toFixed(1)),
    ]),
  ])}`,
);
const largest = Math.max(...views.map(({ gzip }) => gzip));
const targets = [
  {
    says: `search, all sorts, one at a time: p95 at most ${SEARCH_MS} ms`,
    found: `${searched.p95.toFixed(1)} ms`,
    met: searched.p95 <= SEARCH_MS,
  },
  {
    says: 'first view: at most 100 KB',
    found: `${(largest / 1000).toFixed(1)} KB`,
    met: largest <= FIRST_VIEW_BYTES,
  },
];
say('');
for (const { met, says, found } of targets) say(`${met ? 'met   ' : 'MISSED'} ${says}: ${found}`);
await mkdir('bench/results', { recursive: true });
const report = {
  machine: { ...machine, busyAfter: busyness() },
  pages,
  services,
  seed,
  connections,
  lines,
  views,
  targets,
};
await writeFile('bench/results/public.json', `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = targets.every(({ met }) => met) ? 0 : 1;

/** Pages made of the sentences that ship, and services like the sample's; says how many and how long it took. */
async function fill(): Promise<string> {
  const began = performance.now();
  const shipped = await Promise.all(globSync('content/**/*.md').map((file) => readFile(file, 'utf8')));
  const sentences = shipped
    .map((text) => wordsOfMarkdown(text).match(/[^.!?]{30,200}[.!?]/g) ?? [])
    .filter((each) => each.length > 5);
  await asOwner(database.url, async (owner) => {
    for (let from = 0; from < pages; from += 1000)
      await seedSearch(owner, inventPages(sentences, from, Math.min(1000, pages - from), seed));
    await seedManyServices(owner, Temporal.Now.instant(), services);
    await owner.exec('vacuum analyze');
  });
  return `${pages} pages, ${services} services put in in ${((performance.now() - began) / 1000).toFixed(0)} s\n`;
}

async function round(subject: string, count: number, lanes = connections): Promise<Round> {
  const [node, backends] = [await meter([product.pid]), await meter(await connectionsOf(database))];
  const order = { port: product.port, connections: lanes, shots: shots[subject] ?? [], count, seconds: 30 };
  const { latencies, seconds, wireBytes } = await load.fire(order);
  const answers = latencies.length;
  const [serverMs, databaseMs] = [(await node()) / answers, (await backends()) / answers];
  return { latencies, seconds, wireBytes, serverMs, databaseMs };
}

async function tagOf(path: string): Promise<string> {
  const answer = await fetch(product.origin + path, { headers: browserHeaders });
  await answer.arrayBuffer();
  return answer.headers.get('etag') ?? '';
}

async function linkOn(path: string, link: RegExp): Promise<string> {
  const html = await (await fetch(product.origin + path)).text();
  return link.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? path;
}
