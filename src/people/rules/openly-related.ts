import type { Family } from '../family/types.ts';

/**
 * Those of a family to whom a way leads from its middle over nothing that is shielded, and the others: of these nobody
 * may learn elsewhere that they were read of here.
 */
export function openlyRelated({ you, relatives, relations, members }: Omit<Family, 'ties' | 'hidden'>): {
  open: string[];
  shielded: string[];
} {
  const together = Map.groupBy(
    members.filter(({ shielded }) => !shielded),
    ({ householdId }) => householdId,
  );
  const ways = [
    ...relations.filter(({ shielded }) => !shielded).map(({ from, to }) => [from, to]),
    ...[...together.values()].map((household) => household.map(({ personId }) => personId)),
  ];
  const reached = new Set([you.id]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const way of ways) if (way.some((id) => reached.has(id))) for (const id of way) reached.add(id);
  }
  const ids = relatives.map(({ id }) => id);
  return { open: ids.filter((id) => reached.has(id)), shielded: ids.filter((id) => !reached.has(id)) };
}
