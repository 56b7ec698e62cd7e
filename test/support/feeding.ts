import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleTeams } from '../../src/partnership/index.ts';
import { feedFile } from '../../src/people/feeds/index.ts';
import type { FeedRun } from '../../src/people/feeds/types.ts';
import type { TestApp } from './app.ts';
import { parseCsv } from './parse-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'windscreen-feed-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The council of the sample partnership, whose team holds whoever comes new. */
export const council = '00000001-0000-4000-8000-000000000003';

/** A file of its own with these words, or bytes. */
export async function fileOf(words: string | Buffer): Promise<string> {
  const path = join(folder, `${randomUUID()}.csv`);
  await writeFile(path, words);
  return path;
}

export interface FedTest {
  run: FeedRun;
  /** What became of each row by their reference, and why. */
  outcomes: Map<string, { row: string; outcome: string; why: string }>;
  /** The outcome file as it is. */
  written: string;
}

export type FeedOptions = {
  source?: string;
  dryRun?: boolean;
  map?: string;
  path?: string;
  out?: string;
  /** Rows in a batch. */
  batch?: number;
};

/** Takes a file in as the command does. */
export async function feed(
  app: TestApp,
  words: string | Buffer,
  options: FeedOptions = {},
): Promise<FedTest> {
  const path = options.path ?? (await fileOf(words));
  const out = options.out ?? `${path}.out`;
  const { run } = await feedFile(
    app.database,
    {
      path,
      source: options.source ?? 'school-census',
      team: { id: sampleTeams.thurrockHub, agencyId: council, area: 'thurrock' },
      agencyId: council,
      map: options.map,
      out,
      dryRun: options.dryRun ?? false,
    },
    {
      now: () => app.clock.now,
      progress: () => {},
      ...(options.batch === undefined ? {} : { batch: options.batch }),
    },
  );
  const written = await readFile(out, 'utf8');
  const [, ...rows] = parseCsv(written);
  const outcomes = new Map(
    rows.map(([row = '', theirs = '', outcome = '', why = '']) => [theirs || row, { row, outcome, why }]),
  );
  return { run, outcomes, written };
}

export const HEADING = 'id,given,surname,dob,sex,postcode,address,nhs,school';
/** A file of rows under the usual heading. */
export const fileWith = (...rows: readonly string[]) => `${[HEADING, ...rows].join('\n')}\n`;
