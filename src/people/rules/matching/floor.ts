import { defaultModel } from './model.ts';
import type { Model } from './types.ts';

/**
 * What no version may go below, however it came about: nothing is the same on less evidence than the model that
 * ships asks for, what a household shares by itself is not worth more, and what speaks against goes on doing so.
 * The guards (guards.ts) are no part of any model at all.
 */
const FLOOR = {
  thresholds: { same: 10, bulk: 16, gap: 10, possible: [-10, 0] },
  /** At most this. */
  most: {
    given: { unlike: -3, other: 1.5, initial: 1.5, sound: -3, close: -2 },
    surname: { unlike: -1, other: 0, initial: 0 },
    born: { same: 13, swapped: 8, edit: 6, near: 3, sameYear: 0, unlike: -4 },
    sex: { same: 1, unlike: -2 },
    postcode: { same: 18, edit: 12, sector: 8, district: 6, area: 1, unlike: 0 },
    nhs: { same: 25, edit: 10, conflict: -4 },
    upn: { same: 22, edit: 8, conflict: -3 },
    householdSurname: 1.5,
    swapped: -3,
  },
} as const;

/** A model as it is stored, in whatever state: numbers that are there count, everything else is as it ships. */
export function modelFrom(version: string, content: unknown): Model {
  return floored({ ...(merged(defaultModel, content) as Model), version });
}

/** The model with everything that went below the floor put back on it. */
export function floored(model: Model): Model {
  const { thresholds } = FLOOR;
  const [least, most] = thresholds.possible;
  return {
    ...model,
    population: Math.max(defaultModel.population, model.population),
    factors: capped(model.factors, FLOOR.most) as Model['factors'],
    shared: [...new Set(`${defaultModel.shared} ${model.shared}`.split(' '))].join(' '),
    thresholds: {
      same: Math.max(thresholds.same, model.thresholds.same),
      bulk: Math.max(thresholds.bulk, model.thresholds.bulk),
      gap: Math.max(thresholds.gap, model.thresholds.gap),
      possible: Math.min(most, Math.max(least, model.thresholds.possible)),
    },
  };
}

type Tree = { readonly [name: string]: Tree | number };

function capped(factors: object, most: Tree): object {
  return Object.fromEntries(
    Object.entries(factors as Tree).map(([name, value]) => {
      const cap = most[name];
      if (typeof value === 'number') return [name, typeof cap === 'number' ? Math.min(cap, value) : value];
      return [name, typeof cap === 'object' ? capped(value as object, cap) : value];
    }),
  );
}

/** The shape of what ships, with the values of what is given where they are of the same kind. */
function merged(ships: unknown, given: unknown): unknown {
  if (typeof ships === 'number') return typeof given === 'number' && Number.isFinite(given) ? given : ships;
  if (typeof ships === 'string') return typeof given === 'string' ? given : ships;
  if (Array.isArray(ships))
    return Array.isArray(given) && given.every((each) => typeof each === 'string') ? given : ships;
  if (typeof given !== 'object' || given === null) return ships;
  const own = given as Record<string, unknown>;
  // How common names are: any number of lists, each of words.
  if ('rare' in (ships as object)) return namesFrom(ships as Record<string, unknown>, own);
  return Object.fromEntries(
    Object.entries(ships as object).map(([name, value]) => [name, merged(value, own[name])]),
  );
}

function namesFrom(ships: Record<string, unknown>, { rare, common }: Record<string, unknown>) {
  const lists = Object.entries(typeof common === 'object' && common !== null ? common : {});
  const sound =
    lists.length > 0 && lists.every(([bits, words]) => Number(bits) > 0 && typeof words === 'string');
  return sound && typeof rare === 'number' && rare > 0 ? { rare, common } : ships;
}
