import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { asOwner, createDatabase, durableServer } from './databases.ts';
import { type Check, checkAudit, checkClocks, checkDeeds, checkOutbox } from './drill/checks.ts';
import { havoc, startPair } from './drill/havoc.ts';
import { openLedger } from './drill/ledger.ts';
import { openLine } from './drill/line.ts';
import { answersOf, checkPages, tableOfPages } from './drill/pages.ts';
import { hubWorker, referrer } from './drill/people.ts';
import { busyness, describeMachine } from './machine.ts';
import { productEnvironment } from './product.ts';

/**
 * `npm run fire-drill`: ten people of the hub and forty referrers at work at once, on PostgreSQL with durable settings
 * and two processes of the product, while either process and the database are killed (-9) at random and started
 * again. What people were told is done is kept in a ledger outside; afterwards everything in it must be there, once.
 * Prints a table and writes `bench/results/fire-drill.json`. Ends with 1 when something does not hold.
 *
 *   --minutes 10
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
const say = (words: string) => void process.stdout.write(`${words}\n`);

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));

const machine = { ...(await describeMachine()), busyBefore: busyness() };
const folder = await mkdtemp(join(tmpdir(), 'windscreen-drill-'));
ending.defer(() => rm(folder, { recursive: true, force: true }));
const server = await durableServer();
ending.defer(server.stop);
const { url: databaseUrl } = await createDatabase(server, 'drill');
const options = { folder, databaseUrl };
const pair = await startPair(options);
ending.defer(pair.stop);

const until = performance.now() + minutes * 60_000;
const over = () => performance.now() >= until;
const ledger = openLedger();
const { send, asked } = openLine(pair.origins);
const stage = { send, ledger, over };
say(`${minutes} minutes, ten people of the hub, forty referrers`);
const [kills] = await Promise.all([
  havoc(pair, server, over, say),
  ...Array.from({ length: 10 }, (_, n) => hubWorker(stage, n % 2 === 0 ? 'decision' : 'screening')),
  ...Array.from({ length: 40 }, () => referrer(stage)),
]);
await pair.mend();

const answers = answersOf(asked, kills);
const checks: Check[] = [checkPages(answers), ...(await asOwner(databaseUrl, (owner) => settled(owner)))];
await pair.stop();
checks.push(await checkAudit(productEnvironment(options)), {
  says: 'no process ended by itself',
  found: `${pair.diedAlone}`,
  holds: pair.diedAlone === 0,
});
checks.push({
  says: 'nobody was shown what they should not be',
  found: ledger.objections.length === 0 ? 'nothing' : [...new Set(ledger.objections)].slice(0, 5).join('; '),
  holds: ledger.objections.length === 0,
});

say(`\n${tableOfPages(answers)}\n`);
say(
  `${kills.length} kills; ${answers.withoutDatabase} askings while the database was down; besides, ${answers.unanswered} without an answer and ${answers.errors} errors, each tried again; ${ledger.refused} forms came second\n`,
);
for (const { holds, says, found } of checks) say(`${holds ? 'holds ' : 'BROKEN'} ${says}: ${found}`);
const report = {
  at: Temporal.Now.instant().toString(),
  minutes,
  machine: { ...machine, busyAfter: busyness() },
  kills: kills.map(({ what, from, to }) => ({ what, seconds: (to - from) / 1000 })),
  refused: ledger.refused,
  ...answers,
  checks,
};
await mkdir(new URL('./results/', import.meta.url), { recursive: true });
await writeFile(
  new URL('./results/fire-drill.json', import.meta.url),
  `${JSON.stringify(report, null, 2)}\n`,
);
process.exitCode = checks.every(({ holds }) => holds) ? 0 : 1;

/** Waits until what was told of is handed on, then looks at what is kept. */
async function settled(owner: Parameters<typeof checkOutbox>[0]): Promise<Check[]> {
  for (let tries = 0; tries < 60 && !(await checkOutbox(owner)).holds; tries += 1) await delay(500);
  return [await checkOutbox(owner), ...(await checkDeeds(owner, ledger)), ...(await checkClocks(owner))];
}
