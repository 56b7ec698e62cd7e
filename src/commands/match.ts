import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dedupe, link, type Summary, search, Unusable } from '../people/match-file/index.ts';
import { clearProgress, progress } from './progress.ts';

/**
 * npm run match -- dedupe FILE --map MAP.json --out pairs.csv [--household-guards]
 * npm run match -- link A B --map MAP.json --out pairs.csv [--one-to-one] [--household-guards]
 * npm run match -- search INDEX QUERIES.jsonl --map MAP.json --out results.jsonl
 *
 * Needs no database and no settings. Exits 2 with a reason when what was asked or a file is not usable, 1 on any
 * other failure; then no output is left. docs/matching.md says more.
 */
const usage = `npm run match -- dedupe FILE.csv --map MAP.json --out pairs.csv [--household-guards]
npm run match -- link A.csv B.csv --map MAP.json --out pairs.csv [--one-to-one] [--household-guards]
npm run match -- search INDEX QUERIES.jsonl --map MAP.json --out results.jsonl`;

const say = (words: string) => void process.stderr.write(`${words}\n`);

try {
  const started = performance.now();
  const done = await run(process.argv.slice(2));
  if (done) report(done, (performance.now() - started) / 1000);
} catch (error) {
  clearProgress();
  const ours = error instanceof Unusable || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  say(ours ? (error as Error).message : `Matching failed: ${(error as Error).message}`);
  process.exitCode = ours ? 2 : 1;
}

async function run(args: string[]): Promise<Summary | undefined> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      out: { type: 'string' },
      'one-to-one': { type: 'boolean', default: false },
      'household-guards': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [verb, first = '', second = ''] = positionals;
  if (values.help || verb === 'help') return void say(usage);
  const { map: path, out } = values;
  const takes = verb === 'dedupe' ? 1 : 2;
  if (!verb || !['dedupe', 'link', 'search'].includes(verb))
    throw new Unusable(`Say what to match:\n${usage}`);
  if (positionals.length !== takes + 1)
    throw new Unusable(
      `${verb} takes ${takes === 1 ? 'one file' : 'two files'}, not ${positionals.length - 1}:\n${usage}`,
    );
  if (!path || !out)
    throw new Unusable(
      `Say ${path ? 'where to write, with --out' : 'which column is what, with --map'}:\n${usage}`,
    );
  if (values['one-to-one'] && verb !== 'link')
    throw new Unusable('--one-to-one is for link: it gives each record of two files one partner.');
  const map = await readFile(path, 'utf8').catch(() => {
    throw new Unusable(`There is no map ${path}.`);
  });
  const options = { oneToOne: values['one-to-one'], householdGuards: values['household-guards'] };
  if (verb === 'dedupe') return dedupe(first, map, out, options, progress);
  if (verb === 'link') return link([first, second], map, out, options, progress);
  return search(first, second, map, out, progress);
}

function report({ rows, notes, written }: Summary, seconds: number): void {
  clearProgress();
  for (const note of notes) say(note);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  say(
    `${rows.toLocaleString('en-GB')} rows, ${written.toLocaleString('en-GB')} written, ${seconds.toFixed(1)} s, ${megabytes} MB at most.`,
  );
}
