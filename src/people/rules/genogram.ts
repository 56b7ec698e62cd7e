import type { Relation, Relative } from '../family/types.ts';
import { generations, RAISING } from './kinship.ts';

/** A person of a genogram with the middle of their symbol, in drawing units. */
export interface Placed {
  id: string;
  x: number;
  y: number;
  /** Lines leave below the symbol: its name stands under them. */
  joined: boolean;
}

/** A line of a genogram: a path, and whether it is drawn whole, broken (not by birth) or struck through (parted). */
export interface Line {
  d: string;
  kind: 'couple' | 'parted' | 'born' | 'raised';
}

export interface Genogram {
  width: number;
  height: number;
  people: readonly Placed[];
  lines: readonly Line[];
}

/** Half the size of a symbol; between two people of a row; between rows. */
export const RADIUS = 26;
const APART = 132;
const ROW = 190;
const MARGIN = 70;

type Bonds = readonly Pick<Relation, 'from' | 'to' | 'kind' | 'untilOn'>[];
type Kin = Pick<Relative, 'id' | 'born' | 'sex'>;

/**
 * Places a family by generation, eldest row at the top, couples side by side, children below their parents in the
 * order of birth; and draws the lines between them. Every person is placed once and no two symbols touch.
 */
export function genogram(around: string, people: readonly Kin[], bonds: Bonds): Genogram {
  const ids = people.map(({ id }) => id);
  const drawn = bonds.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
  const generation = generations(around, ids, drawn);
  const rows = rowsOf(people, generation, drawn);
  const across = settle(rows, drawn);
  const least = Math.min(...across.values());
  const joined = new Set([
    ...couplesOf(drawn).flat(),
    ...drawn.filter(({ kind }) => RAISING.includes(kind)).map(({ from }) => from),
  ]);
  const placed = rows.flatMap((row, at) =>
    row.map((id) => ({
      id,
      x: Math.round(MARGIN + (across.get(id) ?? 0) - least),
      y: MARGIN + at * ROW,
      joined: joined.has(id),
    })),
  );
  return {
    width: Math.max(...placed.map(({ x }) => x)) + MARGIN,
    height: Math.max(...placed.map(({ y }) => y)) + MARGIN + 40,
    people: placed,
    lines: linesOf(new Map(placed.map((each) => [each.id, each])), drawn),
  };
}

/** The rows of people, eldest generation first: each near its parents, partners side by side. */
function rowsOf(people: readonly Kin[], generation: ReadonlyMap<string, number>, bonds: Bonds): string[][] {
  const levels = [...new Set(people.map(({ id }) => generation.get(id) ?? 0))].sort((a, b) => a - b);
  const place = new Map<string, number>();
  return levels.map((level) => {
    const here = people.filter(({ id }) => generation.get(id) === level);
    const parentsOf = (id: string) =>
      bonds
        .filter(({ to, kind }) => to === id && RAISING.includes(kind))
        .map(({ from }) => place.get(from) ?? 0);
    const wish = (id: string) => mean(parentsOf(id)) ?? Number.POSITIVE_INFINITY;
    const eldestFirst = here.toSorted(
      (a, b) =>
        wish(a.id) - wish(b.id) || (a.born?.toString() ?? '9').localeCompare(b.born?.toString() ?? '9'),
    );
    const row = besidePartners(eldestFirst, bonds);
    for (const [at, id] of row.entries()) place.set(id, at);
    return row;
  });
}

/** The same people with whoever is somebody's partner, or has a child with them, moved beside them. */
function besidePartners(people: readonly Kin[], bonds: Bonds): string[] {
  const row: string[] = [];
  const left = new Map(people.map((person) => [person.id, person]));
  const couples = couplesOf(bonds);
  const partnersOf = (id: string) =>
    couples.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : [])).filter((other) => left.has(other));
  const take = (id: string, before: boolean) => {
    const person = left.get(id);
    if (!left.delete(id) || !person) return;
    const [first, ...others] = partnersOf(id);
    if (!before && person.sex === 'F' && first && left.get(first)?.sex === 'M') take(first, true);
    row.push(id);
    for (const other of [first, ...others]) if (other) take(other, true);
  };
  for (const { id } of people) take(id, false);
  return row;
}

/** Pairs who are or were partners, or raise a child together, each once. */
function couplesOf(bonds: Bonds): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  const add = (a: string, b: string) => {
    if (a !== b) pairs.set([a, b].sort().join(), [a, b].sort() as [string, string]);
  };
  for (const { from, to, kind } of bonds) if (kind === 'partner' || kind === 'former partner') add(from, to);
  for (const { parents } of unionsOf(bonds)) if (parents[1]) add(parents[0], parents[1]);
  return [...pairs.values()];
}

interface Union {
  parents: readonly [string, string?];
  children: { id: string; born: boolean }[];
}

/** Who has children with whom: by birth first, then those who raise them otherwise. */
function unionsOf(bonds: Bonds): Union[] {
  const unions = new Map<string, Union>();
  const children = [...new Set(bonds.filter(({ kind }) => RAISING.includes(kind)).map(({ to }) => to))];
  for (const child of children)
    for (const kind of RAISING) {
      const parents = bonds.filter((b) => b.to === child && b.kind === kind).map(({ from }) => from);
      for (let at = 0; at < parents.length; at += 2) {
        const pair = parents.slice(at, at + 2).sort() as [string, string?];
        const union = unions.get(pair.join()) ?? { parents: pair, children: [] };
        unions.set(pair.join(), union);
        if (!union.children.some(({ id }) => id === child))
          union.children.push({ id: child, born: kind === 'parent' });
      }
    }
  return [...unions.values()];
}

/** How far to the right each person stands: rows keep their order while parents and children are drawn together. */
function settle(rows: readonly string[][], bonds: Bonds): Map<string, number> {
  const across = new Map(rows.flatMap((row) => row.map((id, at) => [id, at * APART] as const)));
  const unions = unionsOf(bonds);
  const towards = (id: string, up: boolean) =>
    mean(
      unions.flatMap(({ parents, children }) => {
        const others = up ? parents : children.map((child) => child.id);
        const mine = up ? children.some((child) => child.id === id) : parents.includes(id);
        return mine ? [mean(others.flatMap((other) => across.get(other ?? '') ?? [])) ?? 0] : [];
      }),
    );
  for (let pass = 0; pass < 6; pass += 1) {
    const up = pass % 2 === 1;
    for (const row of up ? rows : rows.toReversed()) {
      const wishes = row.map((id) => towards(id, up) ?? across.get(id) ?? 0);
      for (const [at, x] of spread(wishes).entries()) across.set(row[at] ?? '', x);
    }
  }
  return across;
}

/** Places in the given order as near to the wishes as standing apart allows. */
function spread(wishes: readonly number[]): number[] {
  const right: number[] = [];
  for (const wish of wishes) right.push(Math.max(wish, (right.at(-1) ?? Number.NEGATIVE_INFINITY) + APART));
  const over = mean(right.map((x, at) => x - (wishes[at] ?? x))) ?? 0;
  return right.map((x) => x - over);
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function linesOf(at: ReadonlyMap<string, Placed>, bonds: Bonds): Line[] {
  const depths = new Map<string, number>();
  const couples = couplesOf(bonds).map(([a, b]) => coupleLine(at, bonds, depths, a, b));
  const families = unionsOf(bonds).map((union, n) => childLines(at, depths, union, n));
  return [...couples, ...families].flat();
}

/** A line from below one symbol to below the other; struck through where they have parted. */
function coupleLine(
  at: ReadonlyMap<string, Placed>,
  bonds: Bonds,
  depths: Map<string, number>,
  a: string,
  b: string,
): Line[] {
  const [one, other] = [at.get(a), at.get(b)];
  if (!one || !other || one.y !== other.y) return [];
  depths.set([a, b].join(), 14 + (depths.size % 3) * 9);
  const y = one.y + RADIUS + (depths.get([a, b].join()) ?? 0);
  const bond = bonds.find(
    (each) => /partner/.test(each.kind) && [each.from, each.to].sort().join() === [a, b].join(),
  );
  const parted = bond !== undefined && (bond.kind === 'former partner' || bond.untilOn !== null);
  const middle = Math.round((one.x + other.x) / 2);
  const strokes = parted ? `M${middle + 8} ${y - 8}l-8 16M${middle + 16} ${y - 8}l-8 16` : '';
  const d = `M${one.x} ${one.y + RADIUS}V${y}H${other.x}V${other.y + RADIUS}${strokes}`;
  return [{ d, kind: parted ? 'parted' : 'couple' }];
}

/** From the parents down to a bar, and from the bar to each child. */
function childLines(
  at: ReadonlyMap<string, Placed>,
  depths: Map<string, number>,
  union: Union,
  n: number,
): Line[] {
  const parents = union.parents.flatMap((id) => at.get(id ?? '') ?? []);
  const children = union.children.flatMap(({ id, born }) => {
    const placed = at.get(id);
    return placed ? [{ ...placed, born }] : [];
  });
  const [first, second] = parents;
  if (!first || children.length === 0) return [];
  const x = Math.round(mean(parents.map((parent) => parent.x)) ?? 0);
  const top = second ? (depths.get(union.parents.join()) ?? 0) : 0;
  const bar = Math.min(...children.map(({ y }) => y)) - RADIUS - 18 - (n % 3) * 8;
  const [from, to] = [Math.min(x, ...children.map((c) => c.x)), Math.max(x, ...children.map((c) => c.x))];
  const stem = `M${x} ${Math.max(first.y, second?.y ?? 0) + RADIUS + top}V${bar}M${from} ${bar}H${to}`;
  const kind = children.some(({ born }) => born) ? 'born' : 'raised';
  return [
    { d: stem, kind },
    ...children.map((child) => ({
      d: `M${child.x} ${bar}V${child.y - RADIUS}`,
      kind: child.born ? ('born' as const) : ('raised' as const),
    })),
  ];
}
