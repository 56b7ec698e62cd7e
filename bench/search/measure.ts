import { samplePractitioners } from '../../src/partnership/index.ts';
import { findPeople } from '../../src/people/search/find.ts';
import type { Outcome, SearchFacts } from '../../src/people/search/types.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { percentile } from '../figures.ts';
import { meter } from '../machine.ts';
import type { Built } from './load.ts';
import { KINDS, type Kind, type Query, queryAt } from './queries.ts';

/** What searches came to, and how long they took. */
export interface Measured {
  searches: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  perSecond: number;
  /** Processor milliseconds that a search costs this process, and the database; null where they are one. */
  nodeMs: number;
  databaseMs: number | null;
  shown: Distribution;
  /** Share of those who are there that were among the people shown, and that were called the same. */
  truePersonShown: number;
  truePersonSame: number;
  /** Of somebody new (and of somebody there who was taken for another) the share wrongly called the same. */
  falseSame: Readonly<Record<Kind, { searches: number; wrong: number }>>;
  newWronglySame: number;
  askedForMore: number;
}

interface Distribution {
  mean: number;
  most: number;
}

interface Answer {
  query: Query;
  outcome: Outcome;
  ms: number;
}

/** One search as a page makes it inside its transaction: one statement, and the matcher. */
export type Ask = (sought: SearchFacts) => Promise<Outcome>;

/** Opens a transaction of somebody who may search, and searches in it. */
export function asking<T>(database: Database, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { id, roles } = samplePractitioners.screening;
  const areas = roles.map(({ area }) => area);
  const who = { actor: 'practitioner', requestId: 'bench', practitionerId: id, areas } as const;
  return database.transaction({ ...who, now: Temporal.Now.instant() }, (db) =>
    work((sought) => findPeople(db, sought)),
  );
}

/** Latency one search at a time, then how many a second with several at once. `pids` are the database's processes. */
export async function measure(
  database: Database,
  built: Built,
  { searches, atOnce, seconds }: { searches: number; atOnce: number; seconds: number },
  pids: readonly number[],
): Promise<Measured> {
  const queries = Array.from({ length: searches }, (_, n) => queryAt(built.population, built.families, n));
  const sought = queries.map(soughtOf);
  const warm = Array.from({ length: Math.min(3000, searches) }, (_, n) =>
    soughtOf(queryAt(built.population, built.families, searches + n)),
  );
  const timed = await asking(database, async (ask) => {
    for (const facts of warm) await ask(facts);
    return timing(ask, queries, pids);
  });
  return {
    ...judge(timed.answers),
    ...timed.costs,
    perSecond: await rate(database, sought, { atOnce, seconds }),
  };
}

async function timing(ask: Ask, queries: readonly Query[], pids: readonly number[]) {
  const read = await meter(pids);
  const cpu = process.cpuUsage();
  const answers: Answer[] = [];
  for (const query of queries) {
    const sought = soughtOf(query);
    const began = performance.now();
    const outcome = await ask(sought);
    answers.push({ query, outcome, ms: performance.now() - began });
  }
  const { user, system } = process.cpuUsage(cpu);
  const costs = {
    nodeMs: (user + system) / 1000 / queries.length,
    databaseMs: pids.length > 0 ? (await read()) / queries.length : null,
  };
  return { answers, costs };
}

async function rate(
  database: Database,
  sought: readonly SearchFacts[],
  { atOnce, seconds }: { atOnce: number; seconds: number },
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let next = 0;
  const one = () =>
    asking(database, async (ask) => {
      while (performance.now() < until) await ask(sought[next++ % sought.length] as SearchFacts);
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, one));
  return next / ((performance.now() - began) / 1000);
}

function judge(answers: readonly Answer[]): Omit<Measured, 'perSecond' | 'nodeMs' | 'databaseMs'> {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const there = answers.filter(({ query }) => query.truth !== null);
  const isSame = ({ outcome }: Answer) => outcome.zone === 'same';
  const falseSame = Object.fromEntries(
    KINDS.map((kind) => {
      const of = answers.filter(({ query }) => query.kind === kind);
      const wrong = of.filter((each) => isSame(each) && each.outcome.candidates[0]?.id !== each.query.truth);
      return [kind, { searches: of.length, wrong: wrong.length }];
    }),
  ) as Measured['falseSame'];
  const news = answers.length - there.length;
  const counts = answers.map(({ outcome }) => outcome.candidates.length);
  const share = (found: readonly Answer[], all: number) => found.length / Math.max(1, all);
  return {
    searches: answers.length,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    max: sorted.at(-1) ?? Number.NaN,
    shown: { mean: counts.reduce((sum, n) => sum + n, 0) / answers.length, most: Math.max(...counts) },
    truePersonShown: share(
      there.filter(({ outcome, query }) => outcome.candidates.some(({ id }) => id === query.truth)),
      there.length,
    ),
    truePersonSame: share(
      there.filter((each) => isSame(each) && each.outcome.candidates[0]?.id === each.query.truth),
      there.length,
    ),
    falseSame,
    newWronglySame:
      (falseSame.twin.wrong +
        falseSame.sibling.wrong +
        falseSame.namesake.wrong +
        falseSame.unrelated.wrong) /
      Math.max(1, news),
    askedForMore: share(
      answers.filter(({ outcome }) => outcome.add.length > 0),
      answers.length,
    ),
  };
}

function soughtOf({ given, surname, born, sex, postcode, nhsNumber }: Query): SearchFacts {
  return {
    ...{ given, surname },
    born: born ?? '',
    sex: sex ?? '',
    postcode: postcode ?? '',
    nhsNumber: nhsNumber ?? '',
  };
}
