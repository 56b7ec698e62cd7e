import type { LinkageSet } from './sets.ts';

/** How an output compares with the truth. */
export interface Scores {
  precision?: number;
  recall: number;
  f1?: number;
  sureRecall?: number;
  foundAtAll?: number;
  /** Pairs called the same that are two people. */
  wrong: number;
  strangers?: number;
  falseSame?: number;
  twins?: number;
  twinsSame?: number;
}

const SURE = Math.log2(99);

export function scorePairs(
  { personOf, verb }: LinkageSet,
  texts: readonly string[],
  written: readonly string[],
): Scores {
  const truths = truePairs(
    texts.map((text) => idsIn(text).map(personOf)),
    verb === 'link',
  );
  let [right, wrong, sure, possible] = [0, 0, 0, 0];
  for (const line of written.slice(1)) {
    const [left = '', other = '', weight = '', zone] = line.split(',');
    const one = personOf(left) === personOf(other);
    if (zone !== 'same') possible += one ? 1 : 0;
    else if (one) right++;
    else wrong++;
    if (one && zone === 'same' && Number(weight) >= SURE) sure++;
  }
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / truths,
    f1: (2 * right) / (right + wrong + truths),
    sureRecall: sure / truths,
    foundAtAll: (right + possible) / truths,
    wrong,
  };
}

const idsIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => (line.split(',', 1)[0] ?? '').trim());

function truePairs([first = [], second = []]: readonly string[][], linked: boolean): number {
  const count = (people: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
    return counts;
  };
  const [ours, theirs] = [count(first), count(second)];
  let pairs = 0;
  for (const [person, times] of ours) {
    pairs += linked ? times * (theirs.get(person) ?? 0) : (times * (times - 1)) / 2;
  }
  return pairs;
}

interface Query {
  truth: number | null;
  kind: string;
}

interface Answer {
  zone: string;
  candidates: { id: string }[];
}

export function scoreSearch(queries: string, written: readonly string[]): Scores {
  const asked = queries
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Query);
  const answers = written.map((line) => JSON.parse(line) as Answer);
  const count = (holds: (query: Query, answer: Answer) => boolean) =>
    asked.filter((query, at) => holds(query, answers[at] ?? { zone: 'new', candidates: [] })).length;
  const isNew = ({ truth }: Query) => truth === null;
  const isTwin = ({ kind }: Query) => kind === 'new_twin';
  const existing = count((query) => !isNew(query));
  const shown = count(({ truth }, { candidates }) => candidates.some(({ id }) => id === String(truth)));
  return {
    recall: shown / existing,
    wrong: count(({ truth }, { zone, candidates }) => zone === 'same' && candidates[0]?.id !== String(truth)),
    strangers: count(isNew),
    falseSame: count((query, { zone }) => isNew(query) && zone === 'same'),
    twins: count(isTwin),
    twinsSame: count((query, { zone }) => isTwin(query) && zone === 'same'),
  };
}
