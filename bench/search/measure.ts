import { samplePractitioners } from '../../src/partnership/index.ts';
import { findPeople } from '../../src/people/search/find.ts';
import type { Outcome, SearchFacts } from '../../src/people/search/types.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { percentile } from '../figures.ts';
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

/** One search as the product makes it: a transaction of somebody's, without page and audit. */
export type Ask = (sought: SearchFacts) => Promise<Outcome>;

export function askOf(database: Database): Ask {
  const { id, agency: _, ...person } = samplePractitioners.screening;
  const context = {
    actor: 'practitioner',
    requestId: 'bench',
    practitionerId: id,
    areas: person.roles.map(({ area }) => area),
    now: Temporal.Now.instant(),
  } as const;
  return (sought) => database.transaction(context, (db) => findPeople(db, sought));
}

/** Latency one search at a time, then how many a second with several at once. */
export async function measure(
  ask: Ask,
  built: Built,
  { searches, atOnce, seconds }: { searches: number; atOnce: number; seconds: number },
): Promise<Measured> {
  const queryOf = (n: number) => queryAt(built.population, built.families, n);
  for (let n = 0; n < Math.min(2000, searches); n += 1) await ask(soughtOf(queryOf(searches + n)));
  const answers: Answer[] = [];
  for (let n = 0; n < searches; n += 1) {
    const query = queryOf(n);
    const sought = soughtOf(query);
    const began = performance.now();
    const outcome = await ask(sought);
    answers.push({ query, outcome, ms: performance.now() - began });
  }
  const prepared = Array.from({ length: Math.min(searches, 5000) }, (_, n) => soughtOf(queryOf(n)));
  return { ...judge(answers), perSecond: await rate(ask, prepared, { atOnce, seconds }) };
}

async function rate(
  ask: Ask,
  sought: readonly SearchFacts[],
  { atOnce, seconds }: { atOnce: number; seconds: number },
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  let next = 0;
  const one = async () => {
    while (performance.now() < until) {
      await ask(sought[next++ % sought.length] as SearchFacts);
      done += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, one));
  return done / ((performance.now() - began) / 1000);
}

function judge(answers: readonly Answer[]): Omit<Measured, 'perSecond'> {
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
