import type { Db } from '../../../platform/db/index.ts';
import { notFound } from '../../../platform/http/index.ts';
import { type ItemState, type OneAttempt, oneAttempt } from '../../store/e-learning-attempt.ts';
import { onePackage } from '../../store/e-learning-package.ts';
import { anyOrder, inOrder, type Paths } from '../sequencing/paths.ts';
import type { Walk } from '../sequencing/walk.ts';
import type { Item, PackageRow } from '../types.ts';

/** An attempt of the taker's own, locked where it is going to change. @throws HttpError 404 where there is none */
export async function read(
  db: Db,
  id: string,
  taker: string,
  lock = false,
): Promise<{ attempt: OneAttempt; pack: PackageRow }> {
  const attempt = await oneAttempt(db, id, taker, lock);
  const pack = attempt && (await onePackage(db, attempt.packageId));
  if (!attempt || !pack) throw notFound({ kind: 'e-learning', id });
  return { attempt, pack };
}

export const part = (pack: PackageRow, id: string | undefined): Item | undefined =>
  pack.items.find((each) => each.id === id);

export const doneOf = (states: readonly ItemState[]): ReadonlySet<string> =>
  new Set(states.filter((each) => each.done).map((each) => each.item));

/** Where whoever takes a module may go from one of its parts. */
export function pathsOf(
  pack: PackageRow,
  walk: Walk | undefined,
  item: Item | undefined,
  done: ReadonlySet<string>,
): Paths {
  return walk ? inOrder(walk, pack) : anyOrder(pack, item?.id, (id) => done.has(id));
}
