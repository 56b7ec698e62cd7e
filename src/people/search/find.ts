import type { Db } from '../../platform/db/index.ts';
import { currentModel } from '../model.ts';
import { type EntryFacts, factsOf } from '../rules/entries.ts';
import { factsSought, lookupOf } from '../rules/lookup.ts';
import { fold } from '../rules/matching/fold.ts';
import { type Ranking, rank } from '../rules/matching/index.ts';
import type { Facts, Model } from '../rules/matching/types.ts';
import { asOnePerson } from '../rules/one-person.ts';
import { MOST_NEAR, type NearRow, nearRows } from '../store/candidates.ts';
import { linkedAmong } from '../store/one-person.ts';
import { openRows } from '../store/search.ts';
import type { Candidate, Outcome, SearchFacts } from './types.ts';

type Near = EntryFacts & Pick<NearRow, 'id' | 'several'>;

/** What a search comes to, for whoever the context is of. */
export async function findPeople(db: Db, sought: SearchFacts): Promise<Outcome> {
  const facts = factsSought(sought);
  const [model, rows] = await Promise.all([currentModel(db), nearRows(db, lookupOf(facts))]);
  const ranking = await rankPeople(db, model, facts, rows);
  const more = ranking.more > 0 && ranking.zone !== 'same';
  const add = missing(sought, rows, more || (ranking.zone === 'new' && rows.length > 0 && isThin(sought)));
  if (ranking.zone !== 'new' || add.length === 0)
    return {
      zone: ranking.zone,
      candidates: ranking.shown.map(candidateOf),
      add,
      modelVersion: model.version,
    };
  const candidates = await nearest(db, model, facts, rows);
  return { zone: 'possible', candidates, add, modelVersion: model.version };
}

/**
 * Where too little was said for anybody to be likely: those whom nothing of it speaks against, the nearest first, and
 * of them only whose records are open. Of somebody else's nobody learns by a name alone.
 */
async function nearest(db: Db, model: Model, facts: Facts, rows: readonly NearRow[]): Promise<Candidate[]> {
  const open = new Set((await openRows(db, [...new Set(rows.map(({ id }) => id))])).map(({ id }) => id));
  const ranking = await rankPeople(
    db,
    anybody(model),
    facts,
    rows.filter(({ id }) => open.has(id)),
  );
  return ranking.shown.filter(({ evidence }) => evidence.every(({ weight }) => weight > 0)).map(candidateOf);
}

/** The model with nobody too unlikely to be shown; one for each, for what is made of a model is made once. */
function anybody(model: Model): Model {
  const loose = loosened.get(model) ?? {
    ...model,
    thresholds: { ...model.thresholds, possible: Number.NEGATIVE_INFINITY },
  };
  loosened.set(model, loose);
  return loose;
}
const loosened = new WeakMap<Model, Model>();

/**
 * The people to whom these entries belong, ranked: somebody with several records is one of them, once, under the
 * record by which the context reads them. Only those who rank at all, and have several, are asked about.
 */
export async function rankPeople(
  db: Db,
  model: Model,
  facts: Facts,
  rows: readonly Near[],
): Promise<Ranking<string>> {
  const asked = new Set<string>();
  for (let near = rows; ; ) {
    const ranking = rank(model, facts, peopleIn(near));
    const several = new Set(near.filter((row) => row.several).map(({ id }) => id));
    const fresh = ranking.shown.map(({ id }) => id).filter((id) => several.has(id) && !asked.has(id));
    const linked = fresh.length > 0 ? await linkedAmong(db, fresh) : [];
    if (linked.length === 0) return ranking;
    for (const id of [...fresh, ...linked.map(({ shownAs }) => shownAs)]) asked.add(id);
    near = asOnePerson(near, linked);
  }
}

/** The people whose entries these are, each with what came near of them. */
export function peopleIn(rows: readonly (EntryFacts & { id: string })[]): { id: string; facts: Facts }[] {
  const people = new Map<string, EntryFacts[]>();
  for (const row of rows) {
    const known = people.get(row.id);
    if (known) known.push(row);
    else people.set(row.id, [row]);
  }
  return [...people].map(([id, own]) => ({ id, facts: factsOf(own) }));
}

export function candidateOf({ id, zone, weight, evidence, guard }: Candidate): Candidate {
  return { id, zone, weight, evidence, ...(guard ? { guard } : {}) };
}

/** What would tell them apart, where more were near than can be read or shown; nothing where all is told. */
export function missing(
  sought: SearchFacts,
  rows: readonly Pick<NearRow, 'way'>[],
  more: boolean,
): Outcome['add'] {
  const counts = Map.groupBy(rows, ({ way }) => way);
  const cut = [...counts].some(([, found]) => found.length >= MOST_NEAR);
  const named = sought.surname && isWhole(sought.given);
  const bare = !named && !sought.born && !sought.postcode && !sought.nhsNumber;
  if (!cut && !more && !bare) return [];
  return [
    ...(sought.born.length === 10 ? [] : (['born'] as const)),
    ...(sought.postcode ? [] : (['postcode'] as const)),
    ...(named ? [] : (['name'] as const)),
  ];
}

/** One name alone, or names and at most a part of a date: that nobody is near enough says little where somebody is near. */
const isThin = ({ given, surname, born, postcode, nhsNumber }: SearchFacts) =>
  !nhsNumber && (!(surname && isWhole(given)) || (born.length < 10 && !postcode));

/** An initial tells no more than that there is a name. */
const isWhole = (given: string) => given !== '' && !/^[a-z]$/.test(fold(given));
