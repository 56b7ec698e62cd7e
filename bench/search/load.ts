import { copyInto } from '../../src/platform/db/copy.ts';
import type { Database, OwnerConnection } from '../../src/platform/db/index.ts';
import { bareConnection } from './copy.ts';
import type { Population } from './population.ts';
import { COLUMNS, type Counted, linesFor } from './rows.ts';

/** An index of invented people, and what building it took. */
export interface Built extends Counted {
  population: Population;
  loadSeconds: number;
  indexSeconds: number;
  gibibytes: number;
}

type Say = (words: string) => void;

/** Fills the search index of a database on a server: the rows by `copy`, then each index, as a new installation's feed would. */
export async function buildOnServer(
  { owner, url }: { owner: OwnerConnection; url: string },
  { people, seed }: { people: number; seed: number },
  say: Say,
): Promise<Built> {
  const population = populationOf(people, seed);
  const counted: Counted = { families: 0, people: 0, entries: 0 };
  const indexes = await dropIndexes(owner);
  const began = performance.now();
  const client = await bareConnection(url);
  const ticking = setInterval(() => say(`  ${counted.people.toLocaleString('en-GB')} people …`), 30_000);
  try {
    // Emptied in the same transaction, the table is written frozen: nothing has to be looked at or vacuumed again.
    await client.query('begin; truncate people.entry');
    await copyInto(
      client,
      `copy people.entry (${COLUMNS}) from stdin with (freeze)`,
      linesFor(population, people, counted),
    );
    await client.query('commit');
  } finally {
    clearInterval(ticking);
    await client.end();
  }
  const loaded = performance.now();
  for (const index of indexes) {
    say(`  ${/index (\S+)/i.exec(index)?.[1]} …`);
    await owner.exec(index);
  }
  await owner.exec('vacuum analyze people.entry');
  const done = performance.now();
  return {
    ...counted,
    population,
    loadSeconds: (loaded - began) / 1000,
    indexSeconds: (done - loaded) / 1000,
    gibibytes: await sizeOf(owner),
  };
}

/** The same in the embedded database, which has no other process to copy to. */
export async function buildEmbedded(
  database: Database,
  { people, seed }: { people: number; seed: number },
): Promise<Built> {
  const population = populationOf(people, seed);
  const counted: Counted = { families: 0, people: 0, entries: 0 };
  const owner = await database.owner();
  const began = performance.now();
  await owner.exec('set session_replication_role = replica');
  for (const lines of linesFor(population, people, counted)) await owner.exec(insertOf(String(lines)));
  await owner.exec('set session_replication_role = default; analyze people.entry');
  const seconds = (performance.now() - began) / 1000;
  return { ...counted, population, loadSeconds: seconds, indexSeconds: 0, gibibytes: await sizeOf(owner) };
}

function insertOf(lines: string): string {
  const rows = lines
    .trimEnd()
    .split('\n')
    .map(
      (line) =>
        `(${line
          .split('\t')
          .map((value) => (value === '\\N' ? 'null' : `'${value}'`))
          .join()})`,
    );
  return `insert into people.entry (${COLUMNS}) values ${rows.join()}`;
}

const populationOf = (people: number, seed: number): Population => ({
  seed,
  postcodes: Math.max(200, Math.round(people / 15)),
});

async function dropIndexes(owner: OwnerConnection): Promise<string[]> {
  const found = await owner.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where schemaname = 'people' and tablename = 'entry'`,
  );
  for (const { name } of found) await owner.exec(`drop index people.${name}`);
  return found.map(({ made }) => made);
}

async function sizeOf(owner: OwnerConnection): Promise<number> {
  const [row] = await owner.query<{ bytes: number }>(
    `select pg_total_relation_size('people.entry')::float8 as bytes`,
  );
  return (row?.bytes ?? 0) / 2 ** 30;
}
