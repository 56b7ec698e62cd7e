import type { Item, PackageRow } from '../types.ts';
import { ways } from './engine.ts';
import { step, type Walk } from './walk.ts';

/** Where somebody may go from a part, as its player shows it. */
export interface Paths {
  /** Every part in its order, and whether it may be opened. */
  parts: readonly { item: Item; open: boolean }[];
  next: Item | undefined;
  before: Item | undefined;
  /** The whole module is done once the part that is open ends as it stands. */
  whole: boolean;
}

/** Of a module whose parts may be taken in any order. */
export function anyOrder(
  { items }: PackageRow,
  part: string | undefined,
  isDone: (part: string) => boolean,
): Paths {
  const at = items.findIndex(({ id }) => id === part);
  return {
    parts: items.map((item) => ({ item, open: true })),
    next: at < 0 ? undefined : items[at + 1],
    before: items[at - 1],
    whole: items.every(({ id }) => isDone(id)),
  };
}

/** Of a module that has an order. It is looked ahead to where its rules would lead once the open part has ended. */
export function inOrder(walk: Walk, { items }: PackageRow): Paths {
  const ended = (walk.part === undefined ? undefined : step(walk, 'exit')) ?? walk;
  const [here, then] = [ways(walk.tree, walk.course, walk.now), ways(walk.tree, ended.course, walk.now)];
  const find = (id: string | undefined) => items.find((item) => item.id === id);
  const to = (wish: 'continue' | 'previous') =>
    here.hidden.has(wish) || walk.course === null ? undefined : find(step(walk, wish)?.part);
  return {
    parts: here.order.flatMap((id) => {
      const item = find(id);
      return item && !item.unlisted ? [{ item, open: then.choices.has(id) || here.choices.has(id) }] : [];
    }),
    next: to('continue'),
    before: to('previous'),
    whole: then.passed ?? then.completed,
  };
}
