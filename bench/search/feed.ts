import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { familyAt, type Invented, type Population } from './population.ts';

/** How one taking of a file went. */
export interface Taken {
  rows: number;
  seconds: number;
  /** What the command said at its end. */
  said: string;
}

/** Writes a file of so many invented children, hands it to `use`, and removes it. */
export async function withFeed<T>(rows: number, seed: number, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'windscreen-feed-'));
  try {
    return await use(await writeFeed(join(folder, 'feed.csv'), rows, seed));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Children of as many families as it takes, as a school census has them. */
async function writeFeed(path: string, rows: number, seed: number): Promise<string> {
  const out = createWriteStream(path);
  out.write('id,given,surname,dob,sex,postcode,nhs\n');
  const population: Population = { seed, postcodes: Math.max(200, Math.round(rows / 6)) };
  for (let [family, written] = [0, 0]; written < rows; family += 1)
    for (const child of familyAt(population, family).children) {
      if (written >= rows) break;
      written += 1;
      if (!out.write(lineOf(child))) await new Promise((resolve) => out.once('drain', resolve));
    }
  out.end();
  await finished(out);
  return path;
}

function lineOf({ id, names, born, sex, postcodes, nhsNumber }: Invented): string {
  const [name] = names;
  return `${id},${name?.given ?? ''},${name?.surname ?? ''},${born ?? ''},${sex},${postcodes[0] ?? ''},${nhsNumber ?? ''}\n`;
}

/** Runs `npm run people:import` for a file on the database at this address. */
export async function take(path: string, rows: number, url: string): Promise<Taken> {
  const words = [path, '--source', 'school-census', '--team', 'Thurrock front door'];
  const began = performance.now();
  const child = spawn(process.execPath, ['src/commands/people-import.ts', ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, MODE: 'trial' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  return { rows, seconds: (performance.now() - began) / 1000, said: said.trim() };
}
