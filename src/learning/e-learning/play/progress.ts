import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { isPartDone } from '../../rules/e-learning-state.ts';
import { recordCompletion } from '../../store/completion.ts';
import {
  beginAnew,
  completeAttempt,
  type ItemState,
  itemStates,
  keepCourse,
  type OneAttempt,
  saveItem,
} from '../../store/e-learning-attempt.ts';
import { ways } from '../sequencing/engine.ts';
import { type Walk, walkOf } from '../sequencing/walk.ts';
import type { PackageRow } from '../types.ts';

/** Whoever takes a module, and when: as their page has it, or as a module's proof does. */
export interface Taker {
  now: Temporal.Instant;
  practitioner: { id: string; name: string };
}

/** Somebody's way through a module that has an order; undefined for one that has none. */
export function walkIn(
  { now }: Taker,
  pack: PackageRow,
  attempt: OneAttempt,
  states: readonly ItemState[],
): Walk | undefined {
  const told = new Map(states.map(({ item, state }) => [item, state]));
  return pack.sequencing ? walkOf(pack.sequencing, attempt.course, told, now) : undefined;
}

/** Keeps where somebody went. */
export async function keepWalk(db: Db, attempt: OneAttempt, { course, anew }: Walk): Promise<void> {
  if (!course || course === attempt.course) return;
  await keepCourse(db, attempt.id, course);
  for (const part of new Set(anew)) await beginAnew(db, attempt.id, part);
}

/** A part that was completed when its window was closed has ended, though nothing was heard of it any more. */
export async function endWhatWasLeft(
  page: Taker,
  db: Db,
  attempt: OneAttempt,
  pack: PackageRow,
): Promise<void> {
  const left = (await itemStates(db, attempt.id)).filter(({ item, done, state }) => {
    const part = pack.items.find(({ id }) => id === item);
    return !done && part && isPartDone(pack.version, part, state, true);
  });
  for (const each of left)
    await saveItem(db, attempt.id, { ...each, revision: each.revision + 1, done: true }, page.now);
  if (left.length > 0 && !pack.sequencing) await finish(page, db, attempt, pack);
}

/** Records the completion: once every part is done, or by the module's own rules where it has some. */
export async function finish(
  page: Taker,
  db: Db,
  attempt: OneAttempt,
  pack: PackageRow,
  walk?: Walk,
): Promise<boolean> {
  if (!(walk ? isWhole(walk) : await everyPart(db, attempt, pack))) return attempt.completedAt !== null;
  if (!(await completeAttempt(db, attempt.id, page.now))) return true;
  const { id, name } = page.practitioner;
  await recordCompletion(db, {
    ...{ courseId: pack.courseId, practitionerId: id, email: null, name },
    ...{ on: londonDate(page.now), how: 'e-learning', cameOf: attempt.id },
  });
  await audit(db, { action: 'complete', kind: 'e-learning', id: attempt.id });
  return true;
}

function isWhole({ tree, course, now }: Walk): boolean {
  const { passed, completed } = ways(tree, course, now);
  return passed ?? completed;
}

async function everyPart(db: Db, { id }: OneAttempt, { items }: PackageRow): Promise<boolean> {
  const states = await itemStates(db, id);
  return items.every((part) => states.some(({ item, done }) => item === part.id && done));
}
