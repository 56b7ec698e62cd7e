/** Pairs with their weights, strongest first. */
export interface Edges {
  left: Uint32Array;
  right: Uint32Array;
  weight: Float32Array;
  count: number;
}

export interface Clusters {
  /** The cluster of each record; a record alone is its own. */
  of: Uint32Array;
  members: Map<number, number[]>;
}

type Weigh = (a: number, b: number) => number;

const LOOKED_AT = 36;

/**
 * Joins records into people, strongest pairs first. Two clusters become one only when their records fit on the whole,
 * so that one mistaken pair does not join two families. `least` is the mean weight that is enough; with `all` every
 * pair is looked at, so that a guard between any two keeps clusters apart.
 */
export function cluster(size: number, edges: Edges, weigh: Weigh, least: number, all = false): Clusters {
  const of = Uint32Array.from({ length: size }, (_, record) => record);
  const members = new Map<number, number[]>();
  const membersOf = (id: number) => members.get(id) ?? [id];
  for (let at = 0; at < edges.count; at++) {
    const [a, b] = [of[edges.left[at] ?? 0] ?? 0, of[edges.right[at] ?? 0] ?? 0];
    if (a === b) continue;
    const [ours, theirs] = [membersOf(a), membersOf(b)];
    const fits =
      !all && ours.length + theirs.length === 2
        ? (edges.weight[at] ?? 0)
        : fitOf(ours, theirs, weigh, all ? Number.POSITIVE_INFINITY : LOOKED_AT);
    if (fits < least) continue;
    const [into, from] = ours.length >= theirs.length ? [a, b] : [b, a];
    const joined = membersOf(into).concat(membersOf(from));
    for (const record of membersOf(from)) of[record] = into;
    members.delete(from);
    members.set(into, joined);
  }
  return { of, members };
}

/** The mean weight between two clusters, of all pairs or of as many spread over them. */
export function fitOf(
  ours: readonly number[],
  theirs: readonly number[],
  weigh: Weigh,
  most: number,
): number {
  const all = ours.length * theirs.length;
  const step = Math.max(1, all / most);
  let [sum, looked] = [0, 0];
  for (let at = 0; at < all; at += step) {
    const pair = Math.floor(at);
    // A stride through the table of pairs that visits rows and columns alike.
    const a = ours[pair % ours.length] ?? 0;
    const b = theirs[(Math.floor(pair / ours.length) + pair) % theirs.length] ?? 0;
    sum += Math.min(20, weigh(a, b));
    looked++;
  }
  return sum / looked;
}
