import type { Practitioner } from '../../platform/access/index.ts';
import { audit } from '../../platform/audit/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { currentModel } from '../model.ts';
import { lookupOf } from '../rules/lookup.ts';
import { blockKeys, rank } from '../rules/matching/index.ts';
import type { Facts, Model } from '../rules/matching/types.ts';
import { candidateOf, peopleIn, rankPeople } from '../search/find.ts';
import type { Candidate, SearchFacts } from '../search/types.ts';
import { nearRows } from '../store/candidates.ts';
import { insertPerson, lockKeys } from '../store/create.ts';
import { addDecision } from '../store/decision.ts';
import { keepSearch } from '../store/search.ts';
import type { NewPerson } from './types.ts';

export interface Creation {
  given: NewPerson;
  area: string | null;
  /** Whom the creator was shown and said that it is not. */
  shown: readonly string[];
  /** Where whoever is added is to be chosen; null for nowhere. */
  back: string | null;
  now: Temporal.Instant;
}

/**
 * Adds somebody, unless they are there already: nobody else who may be the same person can be added meanwhile, and
 * the search is made once more, of records too that the creator may not know of.
 * @returns where to go on: the new record, or where they are to be chosen; those who must be looked at first, or whom to ring
 */
export async function create(db: Db, by: Practitioner, creation: Creation): Promise<string> {
  const { given } = creation;
  const clear = await clearToCreate(db, by, factsGiven(given), creation.shown);
  if (clear === 'held back') return KNOWN;
  if (clear === 'look first') return lookFirst(db, given, creation.back);
  const id = await insertPerson(db, by, { ...given, area: creation.area, toldAt: creation.now });
  await addDecision(db, by, {
    kind: 'created',
    personIds: [id],
    ...clear,
    reason: given.reason,
  });
  await audit(db, { action: 'create', kind: 'person', id, basis: 'team holds it' });
  return creation.back ? `${creation.back}?person=${id}` : `/people/${id}`;
}

/** Where whoever is held back is told to ring: it says the same to everybody. */
export const KNOWN = '/people/new/known';

/**
 * Whether somebody may be added now: locks out everybody else who might add the same person, and searches once more,
 * also among records that the creator may not know of. Whoever is likely there is kept as a decision and on the audit.
 */
export async function clearToCreate(
  db: Db,
  by: Practitioner,
  facts: Facts,
  seen: readonly string[],
): Promise<'held back' | 'look first' | { candidates: Candidate[]; modelVersion: string }> {
  await lockKeys(
    db,
    blockKeys(facts).map(({ key }) => key),
  );
  const model = await currentModel(db);
  const rows = await nearRows(db, lookupOf(facts), true);
  const hidden = rank(model, facts, peopleIn(rows.filter((row) => row.hidden)));
  const likely = hidden.shown.filter((each) => isLikely(model, each));
  if (likely.length > 0) {
    await holdBack(db, by, model, likely);
    return 'held back';
  }
  const open = await rankPeople(
    db,
    model,
    facts,
    rows.filter((row) => !row.hidden),
  );
  if (open.shown.some((each) => isLikely(model, each) && !seen.includes(each.id))) return 'look first';
  return { candidates: open.shown.map(candidateOf), modelVersion: model.version };
}

/** Likely enough to ring about: the same, or kept from it by a guard alone. */
function isLikely({ thresholds }: Model, { weight }: { weight: number }): boolean {
  return weight >= thresholds.same;
}

/** Nothing of the record is said, and nobody is added: whoever holds it decides. */
async function holdBack(
  db: Db,
  by: Practitioner,
  model: Model,
  likely: Parameters<typeof candidateOf>[0][],
): Promise<void> {
  await addDecision(db, by, {
    kind: 'held back',
    personIds: likely.map(({ id }) => id),
    candidates: likely.map(candidateOf),
    modelVersion: model.version,
  });
  await audit(db, { action: 'create', kind: 'person', outcome: 'refused', basis: 'may be known' });
}

/** Somebody stands there whom the creator has not seen: they look at them first. */
async function lookFirst(db: Db, given: NewPerson, back: string | null): Promise<string> {
  const id = await keepSearch(db, soughtOf(given), back);
  await audit(db, { action: 'create', kind: 'person', outcome: 'refused', basis: 'known' });
  return `/people/search/${id}?again=yes`;
}

function soughtOf({ given, surname, bornKind, born, sex, address, nhsNumber }: NewPerson): SearchFacts {
  const date = born?.toString() ?? '';
  return {
    given,
    surname,
    born: bornKind === 'unborn' ? '' : bornKind === 'estimated' ? date.slice(0, 4) : date,
    sex: sex ?? '',
    postcode: address?.postcode ?? '',
    nhsNumber: nhsNumber ?? '',
  };
}

function factsGiven(given: NewPerson): Facts {
  const { bornKind, born, sex, address, nhsNumber } = given;
  const date = born?.toString() ?? null;
  return {
    names: [{ given: given.given, surname: given.surname }],
    ...(bornKind === 'unborn' ? { expected: date } : { born: date, estimated: bornKind === 'estimated' }),
    sex: bornKind === 'unborn' ? null : sex,
    places: address?.postcode ? [{ postcode: address.postcode }] : [],
    nhsNumbers: nhsNumber ? [nhsNumber] : [],
  };
}
