import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeServer, durableServer } from './databases.ts';
import type { Round } from './figures.ts';
import { startLoad } from './load.ts';
import { busyness, describeMachine } from './machine.ts';
import { type Measured, reportOf, tableOf, targetsOf } from './report.ts';
import { openStand, type Stand, SUBJECTS, type Subject } from './stand.ts';
import { measureStartUp, type StartUp } from './start-up.ts';

/**
 * `npm run bench`: how fast the product answers, on a PostgreSQL server of the bench's own with durable settings,
 * beside a bare handler measured in the same rounds. Prints tables and writes `bench/results/latest.json`.
 * Ends with 1 when a target is missed.
 *
 *   --concerns 1000,100000   sizes of database
 *   --rounds 7               rounds, in each of which every subject has its turn on every size
 *   --requests 1000          requests a turn
 *   --only inbox,start       of inbox, record, submit and start; the bare handler always runs
 *   --profile FOLDER         writes the product's processor profiles there
 */
const { values } = parseArgs({
  options: {
    concerns: { type: 'string', default: '1000,100000' },
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '1000' },
    only: { type: 'string', default: `${SUBJECTS.join()},start` },
    profile: { type: 'string' },
  },
});
const only = values.only.split(',');
const subjects = SUBJECTS.filter((subject) => subject === 'bare' || only.includes(subject));
const requests = Number(values.requests);
const nodeOptions = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
const say = (words: string) => void process.stdout.write(`${words}\n`);

await using ending = new AsyncDisposableStack();
process.once('SIGINT', () => void ending.disposeAsync().finally(() => process.exit(130)));

const machine = { ...(await describeMachine()), busyBefore: busyness() };
say(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
);
const server = await durableServer();
ending.defer(server.stop);
const load = startLoad();
ending.defer(load.stop);
const database = await describeServer(server.url);
say(
  `PostgreSQL ${Object.entries(database)
    .map((setting) => setting.join(' '))
    .join(', ')}`,
);

const stands: Stand[] = [];
for (const concerns of values.concerns.split(',').map(Number))
  stands.push(await openStand({ server, load, ending }, concerns, nodeOptions));
const measured = await measure();
const targets = targetsOf(measured);
const starts: StartUp[] = [];
if (only.includes('start'))
  for (const engine of ['embedded', 'PostgreSQL'] as const)
    starts.push(await measureStartUp(engine, { server, load }));
for (const size of measured) say(`\n${size.concerns} concerns\n\n${tableOf(reportOf(size))}`);
for (const { engine, coldMs, warmMs, restMiB, loadMiB } of starts)
  say(
    `\n${engine}: first start ${coldMs.toFixed(0)} ms, later ${warmMs.toFixed(0)} ms; memory ${restMiB} MiB at rest, ${loadMiB} MiB at most`,
  );
say('');
for (const { met, says, found } of targets) say(`${met ? 'met   ' : 'MISSED'} ${says}: ${found}`);
await keep({
  at: Temporal.Now.instant().toString(),
  machine: { ...machine, busyAfter: busyness() },
  database,
  sizes: measured.map((size) => ({ concerns: size.concerns, subjects: reportOf(size) })),
  starts,
  targets,
});
process.exitCode = targets.every((target) => target.met) ? 0 : 1;

type Fire = (count: number) => Promise<Round>;

/** Every subject on every size in turn, round after round; the order turns, so that none is always first. */
async function measure(): Promise<Measured[]> {
  const measured: Measured[] = [];
  const turns: { subject: Subject; rounds: Round[]; fire: Fire }[] = [];
  for (const stand of stands) {
    const size: Measured = { concerns: stand.concerns, subjects: new Map() };
    measured.push(size);
    for (const subject of subjects) {
      const rounds: Round[] = [];
      const kept = { rawBytes: await stand.rawBytes(subject), rounds };
      size.subjects.set(subject, kept);
      turns.push({ subject, rounds, fire: (count) => stand.round(subject, count) });
    }
  }
  for (const { fire } of turns) await fire(Math.max(500, requests));
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const { fire, rounds, subject } of round % 2 === 0 ? turns : turns.toReversed())
      rounds.push(await fire(subject === 'submit' ? Math.ceil(requests / 2) : requests));
  return measured;
}

async function keep(report: object): Promise<void> {
  const folder = new URL('./results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('latest.json', folder), `${JSON.stringify(report, null, 2)}\n`);
}
