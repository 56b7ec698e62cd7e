import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Outcome, runSet, tableOf } from './linkage/run.ts';
import { setsIn } from './linkage/sets.ts';
import { busyness, describeMachine } from './machine.ts';

/**
 * `npm run bench:linkage`: the file matcher on public sets whose truth is known, beside the goals. The matcher runs
 * as a command of its own and never sees the truth. Writes `bench/results/linkage.json`; ends with 1 when a goal is
 * missed and 2 when the sets are not there.
 *
 *   --data DIR    where the sets are (default: ../shared/linkage beside this repository)
 *   --only WORD   sets whose name has this word
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string', default: '' } },
});
const data = values.data ?? join(root, '../shared/linkage');
const say = (words: string) => void process.stdout.write(`${words}\n`);

if (!existsSync(join(data, 'public'))) {
  say(`The public sets are not in ${data}: nothing was measured. Say where they are with --data DIR.`);
  process.exit(2);
}

const machine = { ...(await describeMachine()), busyBefore: busyness() };
say(
  `${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, load ${machine.busyBefore}\n`,
);
const folder = await mkdtemp(join(tmpdir(), 'linkage-'));
const outcomes: Outcome[] = [];
for (const set of setsIn(join(data, 'public')).filter(({ name }) => name.includes(values.only))) {
  const outcome = await runSet(set, folder);
  outcomes.push(outcome);
  say(
    `${set.name}: ${outcome.goals.map(({ says, found, met }) => `${met ? 'met' : 'MISSED'} ${says}: ${found}`).join('; ')}`,
  );
}
await rm(folder, { recursive: true, force: true });
say(`\n${tableOf(outcomes)}`);
await mkdir(join(root, 'bench/results'), { recursive: true });
await writeFile(
  join(root, 'bench/results/linkage.json'),
  JSON.stringify({ machine, outcomes }, undefined, 2),
);
if (outcomes.some(({ goals }) => goals.some(({ met }) => !met))) process.exitCode = 1;
