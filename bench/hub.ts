import { parseArgs } from 'node:util';
import { type SampleRole, samplePractitioners } from '../src/partnership/index.ts';
import { browserAt, pageShot, recordPaths } from './browsing.ts';
import { connectionsOf, createDatabase } from './databases.ts';
import { addWords } from './hub-words.ts';
import type { Shot } from './load.ts';
import { meter } from './machine.ts';
import { keepResults, openBench, say } from './opening.ts';
import { seedProduct, startProduct } from './product.ts';
import { asTable } from './report.ts';

/**
 * `npm run bench:hub -- [--concerns 100000] [--requests 40]`: every list and figure of the hub, one page after another,
 * on a PostgreSQL server of the bench's own that holds so many concerns. Ends with 1 when the slower half of a page's
 * answers takes longer than 300 ms.
 */
const { values } = parseArgs({
  options: {
    concerns: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '40' },
    /** Leaves everything running and prints the addresses, for looking at plans. */
    stay: { type: 'boolean', default: false },
  },
});
const [concerns, requests] = [Number(values.concerns), Number(values.requests)];
const MOST_MS = 300;
const STILL_OPEN = 650;

/** Who asks for which page. `ID` is a record of the inbox. */
const PAGES: readonly (readonly [SampleRole, string])[] = [
  ['decision', '/desk'],
  ['decision', '/desk/figures'],
  ['decision', '/desk/figures?area=thurrock'],
  ['board', '/desk/figures'],
  ['policeContact', '/desk'],
  ['policeContact', '/asked'],
  ['police', '/desk'],
  ['second', '/desk'],
  ['second', '/front-door'],
  ['second', '/desk/figures'],
  ['decision', '/front-door?whose=mine'],
  ['decision', '/front-door?show=past'],
  ['decision', '/front-door?show=past&rating=red&source=police'],
  ['decision', '/front-door?show=past&state=closed'],
  ['decision', '/front-door?due=late'],
  ['decision', '/front-door/passed-in'],
  ['decision', '/to-tell'],
  ['governance', '/sharing'],
  ['decision', '/people'],
  ['decision', '/front-door/ID/sharing'],
  ['decision', '/front-door/ID/decision'],
  ['decision', '/front-door/ID/document.pdf'],
  ['governance', '/access/reviews'],
  ['operator', '/operator'],
];

const { machine, folder, server, load, ...opened } = await openBench();
await using ending = opened.ending;
const database = await createDatabase(server, 'hub');
await seedProduct({ folder, databaseUrl: database.url }, concerns, STILL_OPEN);
await addWords(database.url);
const product = await startProduct({ folder, databaseUrl: database.url });
ending.defer(product.stop);
if (values.stay) say(`${database.url} ${product.origin}`);

const [record = ''] = await recordPaths(await signedInAs('decision'), 1);
const measured: {
  who: string;
  page: string;
  p50: number;
  p95: number;
  pg: number;
  node: number;
  kb: number;
}[] = [];
for (const [who, page] of PAGES) measured.push(await measure(who, page));
say(
  asTable([
    ['page', 'as', 'p50 ms', 'p95 ms', 'pg ms', 'node ms', 'wire KB'],
    ...measured.map(({ who, page, ...row }) => [
      page,
      who,
      ...[row.p50, row.p95, row.pg, row.node, row.kb].map((n) => n.toFixed(1)),
    ]),
  ]),
);
await keepResults('hub', machine, { concerns, measured });
if (values.stay) await new Promise(() => {});
process.exitCode = measured.some(({ p50 }) => p50 > MOST_MS) ? 1 : 0;

async function measure(who: SampleRole, page: string) {
  const shot: Shot = pageShot(await signedInAs(who), page.replace('/front-door/ID', record));
  const order = { port: product.port, connections: 1, shots: [shot], seconds: 30 };
  await load.fire({ ...order, count: 3 });
  const served = await meter([product.pid]);
  const held = await meter(await connectionsOf(database));
  const { latencies, wireBytes } = await load.fire({ ...order, count: requests });
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const [node, pg] = [(await served()) / sorted.length, (await held()) / sorted.length];
  say(`${page} as ${who}: ${at(0.5).toFixed(1)} ms`);
  return { who, page, p50: at(0.5), p95: at(0.95), pg, node, kb: wireBytes / 1000 };
}

async function signedInAs(who: SampleRole) {
  const browser = browserAt(product.origin);
  await browser.get('/sign-in');
  await browser.post('/sign-in/sample', { person: samplePractitioners[who].id });
  return browser;
}
