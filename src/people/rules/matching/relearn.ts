import { floored } from './floor.ts';
import { TWIN_GUARDS } from './guards.ts';
import { zone } from './rank.ts';
import type { Comparison, Evidence, Model, Zone } from './types.ts';
import { levelSaid } from './words.ts';

/** A pair that was weighed, and what people said of it. */
export interface Labelled {
  same: boolean;
  weight: number;
  guard: string | null;
  evidence: readonly Evidence[];
}

/** One factor of a model: its path, and the bits before and after. */
export interface FactorChange {
  factor: string;
  before: number;
  after: number;
  /** In how many of the decisions it had a part. */
  seen: number;
}

const GROUPS: Readonly<Record<string, string>> = { nhsNumber: 'nhs' };

/** The factors that have a part in a pair, by their paths: `born.swapped`. */
export function factorsIn(model: Model, evidence: readonly Evidence[]): string[] {
  return evidence.flatMap(({ field, says, weight }) => {
    const level = levelSaid(field, says);
    if (level === undefined) return [];
    // In one household the surname counts for what it adds to the address.
    const household = field === 'surname' && weight === model.factors.householdSurname;
    return [household ? 'householdSurname' : `${GROUPS[field] ?? field}.${level}`];
  });
}

/** A factor by its path. */
export function factorAt({ factors }: Model, path: string): number {
  const [group = '', level] = path.split('.');
  const held = factors[group as keyof Model['factors']];
  return typeof held === 'number' ? held : ((held as Record<string, number>)[level ?? ''] ?? 0);
}

/** What a pair that was weighed by one model weighs by another: what was found is the same, and counts otherwise. */
export function reweighed(pair: Omit<Labelled, 'same'>, from: Model, to: Model): Comparison & { zone: Zone } {
  const shift = factorsIn(from, pair.evidence).reduce(
    (sum, path) => sum + factorAt(to, path) - factorAt(from, path),
    Math.log2(from.population / to.population),
  );
  const { evidence, guard } = pair;
  const comparison = { weight: pair.weight + shift, evidence, ...(guard ? { guard } : {}) };
  return { ...comparison, zone: zone(to, comparison) };
}

/** What is known of a factor beforehand is worth so many decisions of which nobody could have told how they come out. */
export const PRIOR_DECISIONS = 30;
/** What one such decision tells of a factor: the curvature of the logistic curve at even odds, in bits. */
const HOLD = PRIOR_DECISIONS * (Math.LN2 / 2) ** 2;
/** No factor moves further in one training: the next one goes on from there. */
export const MOST_BITS = 2;
const ROUNDS = 300;
/** Smaller changes are noise. */
const LEAST = 0.1;

/** What a training came to. */
export interface Relearnt<Pair extends Labelled = Labelled> {
  model: Model;
  changes: FactorChange[];
  /** Against everything that was found: nothing was learnt from them, and somebody should look again. */
  setAside: Pair[];
}

/**
 * Estimates the factors anew from what people decided: the weights under which these decisions were likeliest, each
 * held to what it was before (logistic regression with a normal prior around the model of today). It bears that only
 * pairs near the line were ever shown to anybody, and that a few decisions are slips: those that go against everything
 * that was found are set aside, and no factor moves further than a bound. Never below the floor.
 */
export function relearn<Pair extends Labelled>(model: Model, decisions: readonly Pair[]): Relearnt<Pair> {
  const setAside = outliers(model, decisions);
  const aside = new Set<Labelled>(setAside);
  const pairs = decisions
    .filter((pair) => !aside.has(pair) && !guardSaid(model, pair))
    .map((pair) => ({ ...pair, paths: factorsIn(model, pair.evidence) }));
  const seen = new Map<string, number>();
  for (const { paths } of pairs) for (const path of paths) seen.set(path, (seen.get(path) ?? 0) + 1);
  const shift = new Map([...seen.keys()].map((path) => [path, 0]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const pull = new Map<string, number>();
    for (const { same, weight, paths } of pairs) {
      const now = paths.reduce((sum, path) => sum + (shift.get(path) ?? 0), weight);
      const wrong = (same ? 1 : 0) - 1 / (1 + 2 ** -now);
      for (const path of paths) pull.set(path, (pull.get(path) ?? 0) + wrong);
    }
    for (const [path, count] of seen) {
      const at = shift.get(path) ?? 0;
      const slope = Math.LN2 * (pull.get(path) ?? 0) - at * HOLD;
      shift.set(path, bounded(at + slope / (count * 0.6 + HOLD)));
    }
  }
  const learnt = floored(shifted(model, shift));
  const changes = [...seen]
    .map(([factor, count]) => ({
      ...{ factor, before: factorAt(model, factor), after: factorAt(learnt, factor) },
      seen: count,
    }))
    .filter(({ before, after }) => Math.abs(after - before) >= LEAST)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return { model: learnt, changes, setAside };
}

const bounded = (bits: number) => Math.max(-MOST_BITS, Math.min(MOST_BITS, bits));

/** Brothers, sisters and twins whom a guard held back already: what a household shares is worth no less for them. */
const guardSaid = ({ thresholds }: Model, { same, weight, guard }: Labelled) =>
  !same && weight >= thresholds.same && TWIN_GUARDS.some((says) => guard?.includes(says));

/** A thousand to one against what was decided. */
const AGAINST = 10;
/** So many of one finding, and such a part of all of it, are no slips: then the weights are wrong. */
const NO_SLIP = { least: 5, part: 1 / 4 };

/**
 * The decisions that go against everything that was found: told apart at a thousand to one for one person with no
 * guard, or called the same at a thousand to one against. Where many of one finding were decided so, they are believed.
 */
export function outliers<Pair extends Labelled>(model: Model, decisions: readonly Pair[]): Pair[] {
  const findings = Map.groupBy(decisions, ({ evidence }) => factorsIn(model, evidence).sort().join(' '));
  return [...findings.values()].flatMap((alike) => {
    const against = alike.filter(({ same, weight, guard }) =>
      same ? weight <= -AGAINST : weight >= AGAINST && guard === null,
    );
    const many = against.length >= NO_SLIP.least && against.length >= alike.length * NO_SLIP.part;
    return many ? [] : against;
  });
}

function shifted(model: Model, shift: ReadonlyMap<string, number>): Model {
  const moved = (path: string, value: number) => {
    const by = shift.get(path) ?? 0;
    return Math.abs(by) < LEAST ? value : Math.round((value + by) * 100) / 100;
  };
  const factors = Object.fromEntries(
    Object.entries(model.factors).map(([group, held]) => [
      group,
      typeof held === 'number'
        ? moved(group, held)
        : Object.fromEntries(
            Object.entries(held).map(([level, value]) => [level, moved(`${group}.${level}`, value)]),
          ),
    ]),
  );
  return { ...model, factors: factors as Model['factors'] };
}
