import { createInterface } from 'node:readline';
import {
  blockKeys,
  type Candidate,
  defaultModel,
  type Facts,
  forPopulation,
  type Model,
  rank,
  searchKeys,
} from '../rules/matching/index.ts';
import { readByLook } from './dates.ts';
import { factsOf, sexOf } from './guard.ts';
import { type Kind, Unusable } from './mapping.ts';
import { hashText } from './pool.ts';
import { openText, type Progress } from './read.ts';
import { type Column, idOf, type Table } from './table.ts';

/** Records by their block keys: hashes sorted, with the record of each beside it. */
interface KeyIndex {
  hashes: Uint32Array;
  records: Uint32Array;
}

/** More than this under a key that many people share are not looked at. */
const MOST_UNDER_WEAK = 3000;

/** Answers every query of a JSON Lines file, one line each and in order. Keys it does not know are not looked at. */
export async function* searchTable(
  table: Table,
  queries: string,
  progress: Progress,
): AsyncGenerator<string> {
  const model = modelFor(table);
  const index = indexKeys(table, progress);
  let line = 0;
  for await (const text of createInterface({
    input: await openText(queries),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() === '') continue;
    const facts = readQuery(text, `${queries}, line ${line}`);
    const { zone, shown } = rank(model, facts, candidates(table, index, facts, model));
    progress('Searching', line);
    yield JSON.stringify({
      zone,
      candidates: shown.map(({ id, weight }) => ({ id: idOf(table, id), weight })),
    });
  }
}

function* candidates(
  table: Table,
  index: KeyIndex,
  facts: Facts,
  model: Model,
): Generator<Candidate<number>> {
  const seen = new Set<number>();
  for (const { key, weak } of searchKeys(facts, model)) {
    const hash = hashText(key);
    let at = firstOf(index.hashes, hash);
    const end = weak ? at + MOST_UNDER_WEAK : Number.POSITIVE_INFINITY;
    for (; at < end && index.hashes[at] === hash; at++) {
      const record = index.records[at] ?? 0;
      if (!seen.has(record)) yield { id: record, facts: factsOf(table, record) };
      seen.add(record);
    }
  }
}

function firstOf(hashes: Uint32Array, hash: number): number {
  let [from, to] = [0, hashes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((hashes[middle] ?? 0) < hash) from = middle + 1;
    else to = middle;
  }
  return from;
}

function indexKeys(table: Table, progress: Progress): KeyIndex {
  let [pairs, used] = [new BigUint64Array(table.size * 16), 0];
  for (let record = 0; record < table.size; record++) {
    for (const { key } of blockKeys(factsOf(table, record))) {
      if (used === pairs.length) {
        const longer = new BigUint64Array(pairs.length * 2);
        longer.set(pairs);
        pairs = longer;
      }
      pairs[used++] = (BigInt(hashText(key)) << 32n) | BigInt(record);
    }
    progress('Indexing', record + 1, table.size);
  }
  const words = new Uint32Array(pairs.subarray(0, used).sort().buffer, 0, used * 2);
  const half = (odd: number) => Uint32Array.from({ length: used }, (_, at) => words[at * 2 + odd] ?? 0);
  return { records: half(0), hashes: half(1) };
}

/**
 * The shipped model, for as many people as the index holds: names as common, and agreeing on a date of birth or a
 * postcode as telling, as they are there.
 */
function modelFor(table: Table): Model {
  if (table.size < 1000) return forPopulation(defaultModel, table.size);
  const columnOf = (kind: Kind) => table.columns.find(({ field }) => field.kind === kind);
  const frequencies = (kind: 'given' | 'surname') => {
    const column = columnOf(kind);
    return column ? countedIn(column, table.size, defaultModel.names[kind]) : defaultModel.names[kind];
  };
  const told = (kind: Kind, shipped: number) => {
    const column = columnOf(kind);
    return column ? agreementIn(column) - UNLIKE_ONCE_IN_A_WHILE : shipped;
  };
  const sized = forPopulation(defaultModel, table.size);
  return {
    ...sized,
    names: { given: frequencies('given'), surname: frequencies('surname') },
    factors: {
      ...sized.factors,
      born: { ...sized.factors.born, same: told('date', sized.factors.born.same) },
      postcode: { ...sized.factors.postcode, same: told('postcode', sized.factors.postcode.same) },
    },
  };
}

/** Bits by which agreeing is worth less because records of one person do not always agree. */
const UNLIKE_ONCE_IN_A_WHILE = 0.3;

/** How seldom two records at random agree, in bits. */
function agreementIn({ pool }: Column): number {
  let [known, agreeing] = [0, 0];
  for (let id = 1; id <= pool.size; id++) {
    known += pool.count(id);
    agreeing += pool.count(id) * (pool.count(id) - 1);
  }
  return Math.log2(Math.max(2, (known * (known - 1)) / Math.max(1, agreeing)));
}

type Shares = Model['names']['given'];

/** Names that came at least three times, as common as here; all others as the shipped list has them. */
function countedIn({ pool }: Column, size: number, shipped: Shares): Shares {
  const bits = new Map(
    Object.entries(shipped.common).flatMap(([share, names]) =>
      names.split(' ').map((name) => [name, Number(share)] as const),
    ),
  );
  for (let id = 1; id <= pool.size; id++) {
    if (pool.count(id) < 3) continue;
    bits.set(pool.text(id).replaceAll(' ', ''), Math.round(-4 * Math.log2(pool.count(id) / size)) / 4);
  }
  const common: Record<string, string[]> = {};
  for (const [name, share] of bits) {
    common[share] ??= [];
    common[share].push(name);
  }
  const joined = Object.entries(common).map(([share, names]) => [share, names.join(' ')]);
  return { rare: Math.min(shipped.rare, Math.log2(size)), common: Object.fromEntries(joined) };
}

function readQuery(text: string, where: string): Facts {
  const query = parse(text, where);
  const of = (key: string) => {
    const value = query[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const [postcode, nhs] = [of('postcode'), of('nhs')];
  return {
    names: [{ given: of('given'), surname: of('surname') }],
    born: readByLook(of('dob')) || null,
    sex: sexOf(of('sex')),
    places: postcode ? [{ postcode }] : [],
    nhsNumbers: nhs ? [nhs] : [],
  };
}

function parse(text: string, where: string): Record<string, unknown> {
  try {
    const query: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof query === 'object' && query !== null) return query as Record<string, unknown>;
  } catch {}
  throw new Unusable(`${where} is no query: write one on each line, like {"given":"Ann","surname":"Lee"}.`);
}
