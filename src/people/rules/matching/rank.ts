import { against, said, type Weighing } from './compare.ts';
import type { Comparison, Facts, Field, Model, Zone } from './types.ts';

/** Where one comparison puts somebody. A guard caps at possible, whatever the weight. */
export function zone(
  { thresholds }: Model,
  { weight, guard }: Pick<Weighing, 'weight'> & { guard?: string | undefined },
): Zone {
  if (weight >= thresholds.same && guard === undefined) return 'same';
  return weight >= thresholds.possible ? 'possible' : 'new';
}

/**
 * True when a link may be made with nobody looking, as a feed does. Tens of thousands share name and date of birth
 * with somebody else in the country: those alone are never enough.
 */
export function isCertain({ thresholds }: Model, { weight, guard, evidence }: Comparison): boolean {
  const beyond = evidence.some(({ field, weight }) => further.includes(field) && weight >= 5);
  return guard === undefined && weight >= thresholds.bulk && beyond;
}

const further: readonly Field[] = ['postcode', 'nhsNumber', 'upn'];

export interface Candidate<Id> {
  id: Id;
  facts: Facts;
}

export interface Shown<Id> extends Comparison {
  id: Id;
  zone: Zone;
}

export interface Ranking<Id> {
  /** `same` only when one person stands out: it is the first shown. */
  zone: Zone;
  /** Most likely first, five at most. */
  shown: Shown<Id>[];
  /** How many more would be possible. Above 0, ask for another fact; it never means no match. */
  more: number;
}

export const MOST_SHOWN = 5;

/** The people to show for somebody sought. Two that both seem the same are both only possible: a person decides. */
export function rank<Id>(model: Model, sought: Facts, candidates: Iterable<Candidate<Id>>): Ranking<Id> {
  const { possible } = against(model, sought);
  const likely: Likely<Id>[] = [];
  for (const { id, facts } of candidates) {
    const weighing = possible(facts);
    if (!weighing) continue;
    const where = zone(model, weighing);
    if (where !== 'new') likely.push({ id, zone: where, ...weighing });
  }
  likely.sort((a, b) => Number(b.zone === 'same') - Number(a.zone === 'same') || b.weight - a.weight);
  const shown = settle(model, likely)
    .slice(0, MOST_SHOWN)
    .map((one): Shown<Id> => ({ id: one.id, zone: one.zone, ...said(one) }));
  return { zone: shown[0]?.zone ?? 'new', shown, more: likely.length - shown.length };
}

type Likely<Id> = Weighing & { id: Id; zone: Zone };

function settle<Id>({ thresholds }: Model, likely: Likely<Id>[]): Likely<Id>[] {
  const same = likely.filter((one) => one.zone === 'same');
  const [first, second] = same;
  if (!first || !second) return likely;
  const clear = first.weight - second.weight >= thresholds.gap;
  const rival = 'another record fits as well';
  return likely.map((one) => {
    if (one.zone !== 'same' || (clear && one === first)) return one;
    return { ...one, zone: 'possible', guard: rival };
  });
}
