import { parseArgs } from 'node:util';
import { LEAST_DECISIONS, type Trained, trainModel } from '../people/models/index.ts';
import { command, withDatabase } from './support.ts';

/**
 * npm run match:train -- [--why "a thousand more decisions"]
 *
 * Estimates the weights of the matcher anew from what people decided (who was chosen, linked, split, told apart), keeps
 * them as a version, and prints what changed. Nothing goes live by it: two administrators do that, on /people/models.
 */
const { values } = parseArgs({ options: { why: { type: 'string', default: 'Estimated from decisions' } } });

await command((config) =>
  withDatabase(config, async (database) => {
    const by = 'npm run match:train';
    print(await trainModel(database, { now: Temporal.Now.instant(), why: values.why, by }));
    return 0;
  }),
);

function print(trained: Trained): void {
  const say = (words: string) => void process.stdout.write(`${words}\n`);
  say(`Decided pairs: ${trained.decisions.toLocaleString('en-GB')}. Model of today: ${trained.basedOn}.`);
  if (trained.version === null) {
    say(
      trained.why === 'too few'
        ? `That is too few to learn from: at least ${LEAST_DECISIONS} are needed. Nothing was kept.`
        : 'They say nothing that the model of today does not. Nothing was kept.',
    );
    return;
  }
  say(`\n${'factor'.padEnd(22)}${'before'.padStart(8)}${'after'.padStart(8)}${'seen in'.padStart(9)}`);
  for (const { factor, before, after, seen } of trained.changes)
    say(`${factor.padEnd(22)}${bits(before)}${bits(after)}${String(seen).padStart(9)}`);
  say(`\n${'people said'.padEnd(16)}${'zone'.padEnd(10)}${'today'.padStart(8)}${'then'.padStart(8)}`);
  for (const { same, zone, before, after } of trained.trial.zones)
    say(
      `${(same ? 'the same' : 'not the same').padEnd(16)}${zone.padEnd(10)}${String(before).padStart(8)}${String(after).padStart(8)}`,
    );
  say(`\nKept as version ${trained.version}, not live. Try it, and put it live, on /people/models.`);
}

function bits(value: number): string {
  return value.toFixed(2).padStart(8);
}
