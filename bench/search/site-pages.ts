import type { SearchEntry } from '../../src/library/index.ts';

/** What is asked of the search, by its sort: each a query of `/search`. */
export const ASKED: readonly { sort: string; queries: readonly string[] }[] = [
  {
    sort: 'one word',
    queries: ['q=sleep', 'q=bullying', 'q=vaping', 'q=radicalisation', 'q=neglect', 'q=stalking'],
  },
  { sort: 'a word of every page', queries: ['q=child', 'q=help', 'q=tell'] },
  {
    sort: 'several words',
    queries: ['q=domestic+abuse', 'q=online+safety+phone', 'q=safer+sleep+baby', 'q=nude+image'],
  },
  { sort: 'words that mean the same', queries: ['q=county+lines', 'q=sexting', 'q=FGM', 'q=self+harm'] },
  {
    sort: 'spelled wrongly',
    queries: ['q=expliotation', 'q=bulying', 'q=domestik+abuse', 'q=radicalisaton'],
  },
  {
    sort: 'narrowed',
    queries: [
      'q=child&area=essex',
      'q=abuse&kind=guide',
      'q=sleep&audience=parents',
      'q=phone&topic=topic-3',
    ],
  },
  { sort: 'later pages', queries: ['q=child&page=9', 'q=help&page=20'] },
  { sort: 'nothing', queries: ['q=xyzzyquux', 'q=qwzx+plugh'] },
];

const KINDS = ['guide', 'one-minute-guide', 'resource', 'news', 'section', 'service', 'course'] as const;
const AUDIENCES = ['parents', 'young-people', 'professionals', 'businesses'];
const AREAS = ['essex', 'southend', 'thurrock'];
const SENTENCES = 30;

/**
 * Pages of some thirty sentences each, the same for the same seed. A page speaks of what two shipped pages speak of, and
 * now and then of anything: so a word is as common among many pages as it is among those that ship.
 */
export function inventPages(
  shipped: readonly Sentences[],
  from: number,
  count: number,
  seed: number,
): SearchEntry[] {
  const everything = shipped.flat();
  if (everything.length === 0) throw new Error('there is no content to make pages of');
  return Array.from({ length: count }, (_, n) => {
    const next = chance(seed * 1_000_003 + from + n);
    const one = <T>(of: readonly T[]) => of[Math.floor(next() * of.length)] as T;
    const topic = [...one(shipped), ...one(shipped)];
    const said = Array.from({ length: SENTENCES }, () => one(next() < 0.1 ? everything : topic).trim());
    return {
      kind: one(KINDS),
      ref: `bench-${from + n}`,
      title: (said[0] ?? '').split(' ').slice(0, 8).join(' '),
      summary: said[1] ?? '',
      words: said.slice(2).join(' '),
      href: `/bench/${from + n}`,
      topics: [`topic-${Math.floor(next() * 20)}`],
      audiences: next() < 0.3 ? [] : [one(AUDIENCES)],
      areas: next() < 0.7 ? [] : [one(AREAS)],
    };
  });
}

type Sentences = readonly string[];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
