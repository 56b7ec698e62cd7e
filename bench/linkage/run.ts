import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { asTable } from '../report.ts';
import { type Scores, scorePairs, scoreSearch } from './score.ts';
import type { Goals, LinkageSet } from './sets.ts';

export interface Outcome {
  name: string;
  seconds: number;
  memoryMiB: number;
  scores: Scores;
  goals: { says: string; found: string; met: boolean }[];
}

const program = fileURLToPath(new URL('../../src/commands/match.ts', import.meta.url));

/** Runs the command on a set as anybody would, and holds what it wrote against the truth. */
export async function runSet(set: LinkageSet, folder: string): Promise<Outcome> {
  const [map, out] = [join(folder, 'map.json'), join(folder, 'out')];
  await writeFile(map, JSON.stringify(set.map));
  const started = performance.now();
  const said = await run([program, set.verb, ...set.files, '--map', map, '--out', out, ...set.flags]);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const written = (await readFile(out, 'utf8')).trim().split('\n');
  const texts = await Promise.all(set.files.map(readText));
  const scores =
    set.verb === 'search' ? scoreSearch(texts[1] ?? '', written) : scorePairs(set, texts, written);
  const memoryMiB = Number(/(\d+) MB at most/.exec(said)?.[1] ?? 0);
  return { name: set.name, seconds, memoryMiB, scores, goals: goalsOf(set.goals, scores) };
}

async function run(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (words) => {
    said += words;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`npm run match failed: ${said}`);
  return said;
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function goalsOf(goals: Partial<Goals>, scores: Scores): Outcome['goals'] {
  const atLeast = (says: string, goal: number | undefined, found = 0) =>
    goal === undefined
      ? []
      : [{ says: `${says} at least ${goal}`, found: found.toFixed(5), met: found >= goal }];
  const falseSame = (scores.falseSame ?? 0) / (scores.strangers ?? 1);
  return [
    ...atLeast('F1', goals.f1, scores.f1),
    ...atLeast('recall where p is .99', goals.sureRecall, scores.sureRecall),
    ...atLeast('shown', goals.shown, scores.recall),
    ...(goals.noFalseLink
      ? [{ says: 'no false link', found: String(scores.wrong), met: scores.wrong === 0 }]
      : []),
    ...(goals.falseSame === undefined
      ? []
      : [
          {
            says: 'wrongly the same at most 0.05 %, twins none',
            found: `${scores.falseSame}, twins ${scores.twinsSame}`,
            met: falseSame <= goals.falseSame && scores.twinsSame === 0,
          },
        ]),
  ];
}

const heads = ['', 'precision', 'recall', 'F1', 'p≥.99 recall', 'found at all', 'twins wrong', 's', 'MiB'];

/** `found at all`: pairs that were the same or possible, which is what blocking and scoring left. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const share = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(5));
  const rows = outcomes.map(({ name, seconds, memoryMiB, scores }) => [
    name,
    ...[scores.precision, scores.recall, scores.f1, scores.sureRecall, scores.foundAtAll].map(share),
    scores.twinsSame === undefined ? '–' : `${scores.twinsSame} of ${scores.twins}`,
    seconds.toFixed(1),
    String(memoryMiB),
  ]);
  return asTable([heads, ...rows]);
}
