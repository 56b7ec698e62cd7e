import { parseArgs } from 'node:util';
import {
  factorWords,
  LEAST_DECISIONS,
  MOST_BITS,
  PRIOR_DECISIONS,
  type Trained,
  trainModel,
} from '../people/models/index.ts';
import { command, withDatabase } from './support.ts';

/**
 * npm run match:train -- [--why "a thousand more decisions"]
 *
 * Estimates the weights of the matcher anew from what people decided (who was chosen, linked, split, told apart), keeps
 * them as a version, and prints what changed. What is known beforehand of each weight counts like thirty decisions, so that
 * a few slips move little. Nothing goes live by it: two administrators do that, on /people/models.
 */
const { values } = parseArgs({ options: { why: { type: 'string', default: 'Estimated from decisions' } } });

/** As wide as the longest words of a weight. */
const WIDE = 58;

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
  aside(trained, say);
  if (trained.version === null) {
    say(
      trained.why === 'too few'
        ? `That is too few to learn from: at least ${LEAST_DECISIONS} are needed. Nothing was kept.`
        : 'They say nothing that the model of today does not. Nothing was kept.',
    );
    return;
  }
  say(
    `What was known of each weight counts like ${PRIOR_DECISIONS} decisions, and none moves further than ${MOST_BITS} bits at once.`,
  );
  say(
    `\n${'weight, in bits'.padEnd(WIDE)}${'before'.padStart(8)}${'after'.padStart(8)}${'seen in'.padStart(9)}`,
  );
  for (const { factor, before, after, seen } of trained.changes)
    say(`${factorWords(factor).padEnd(WIDE)}${bits(before)}${bits(after)}${String(seen).padStart(9)}`);
  say(`\n${'people said'.padEnd(16)}${'zone'.padEnd(10)}${'today'.padStart(8)}${'then'.padStart(8)}`);
  for (const { same, zone, before, after } of trained.trial.zones)
    say(
      `${(same ? 'the same' : 'not the same').padEnd(16)}${zone.padEnd(10)}${String(before).padStart(8)}${String(after).padStart(8)}`,
    );
  say(`\nKept as version ${trained.version}, not live. Try it, and put it live, on /people/models.`);
}

/** Decisions from which nothing was learnt: by whom and when, and what had been found; whom they are about is told to nobody here. */
function aside({ setAside }: Trained, say: (words: string) => void): void {
  if (setAside.length === 0) return;
  say(
    `\nSet aside, for they go against everything that was found: ${setAside.length}. Nothing was learnt from them. Two records that were told apart so stand on /people/duplicates for whoever sees both, to look again.`,
  );
  for (const { same, at, by, weight, evidence } of setAside)
    say(
      `  ${same ? 'called the same' : 'told apart'} by ${by ?? 'somebody'}, ${at.toString().slice(0, 10)}, at ${weight.toFixed(1)} bits: ${evidence.map(({ says }) => says).join(', ')}`,
    );
}

function bits(value: number): string {
  return value.toFixed(2).padStart(8);
}
