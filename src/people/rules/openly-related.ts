import type { Family } from '../family/types.ts';

type Drawn = Omit<Family, 'ties' | 'hidden'>;
type Hiding = { shielded: boolean; quiet: boolean };

/**
 * Those of a family to whom a way leads from its middle over nothing that is hidden, and the others: of these nobody
 * may learn elsewhere that they were read of here, but for the reader who is not told that it is (`quiet`).
 */
export function openlyRelated(family: Drawn): { open: string[]; quiet: string[]; shielded: string[] } {
  const ids = family.relatives.map(({ id }) => id);
  const open = reached(family, ({ shielded, quiet }) => !shielded && !quiet);
  const told = reached(family, ({ shielded }) => !shielded);
  return {
    open: ids.filter((id) => open.has(id)),
    quiet: ids.filter((id) => told.has(id) && !open.has(id)),
    shielded: ids.filter((id) => !told.has(id)),
  };
}

function reached({ you, relations, members }: Drawn, over: (way: Hiding) => boolean): Set<string> {
  const together = Map.groupBy(members.filter(over), ({ householdId }) => householdId);
  const ways = [
    ...relations.filter(over).map(({ from, to }) => [from, to]),
    ...[...together.values()].map((household) => household.map(({ personId }) => personId)),
  ];
  const found = new Set([you.id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const way of ways) if (way.some((id) => found.has(id))) for (const id of way) found.add(id);
  }
  return found;
}
