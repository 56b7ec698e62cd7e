import type { Activity, ModuleState } from '../types.ts';
import { ask, type Course, type Wish, ways } from './engine.ts';

/** Somebody's way through a module that has an order. Steps give a new one; only whoever asked for them keeps it. */
export interface Walk {
  tree: Activity;
  course: Course | null;
  /** The part that is open. */
  part: string | undefined;
  /** What each part told of itself. */
  told: ReadonlyMap<string, ModuleState>;
  /** Parts that these steps began from nothing. */
  anew: readonly string[];
  now: Temporal.Instant;
}

/** Where somebody stands; a course that was left for later is gone on with. */
export function walkOf(
  tree: Activity,
  course: Course | null,
  told: ReadonlyMap<string, ModuleState>,
  now: Temporal.Instant,
): Walk {
  const { part, suspended } = ways(tree, course, now);
  const walk: Walk = { tree, course, part, told, anew: [], now };
  return suspended && part === undefined ? resumed(walk) : walk;
}

const resumed = (walk: Walk): Walk => step(walk, 'resumeAll') ?? walk;

/** The window of the open part was closed when it was done, and nothing was heard of its end. */
export function endedUnheard(walk: Walk): Walk {
  const later = walk.told.get(walk.part ?? '')?.['cmi.exit'] === 'suspend';
  const ended = step(walk, later ? 'suspendAll' : 'exit');
  return ended ? (later ? resumed(ended) : ended) : walk;
}

/** Does what is asked, if the module's rules let it. */
export function step(walk: Walk, wish: Wish, target?: string): Walk | undefined {
  const { tree, course, now } = walk;
  const told = walk.part === undefined ? undefined : (walk.told.get(walk.part) ?? {});
  const found = ask(tree, course, { wish, target, told, now });
  if (found.refused) return undefined;
  const [after, { part }] = [new Map(walk.told), found];
  if (part !== undefined && found.fresh) after.delete(part);
  const anew = part !== undefined && found.fresh ? [...walk.anew, part] : walk.anew;
  return { ...walk, course: found.course, part, told: after, anew };
}

/** Opens a part. What the open one told may be just what opens it, so that one is ended first where it must be. */
export function choose(walk: Walk, part: string): Walk | undefined {
  const direct = step(walk, 'choice', part);
  if (direct?.part !== undefined || walk.part === undefined) return direct;
  const ended = step(walk, 'exit');
  return ended?.part === part ? ended : ended && step(ended, 'choice', part);
}

/** What a link of the player asks for: a part, the next or the one before, or nothing but to go on. */
export interface Asked {
  part?: string | undefined;
  go?: string | undefined;
}

/**
 * Opens what is asked for; undefined where that may not be yet. Without a wish it goes on where somebody was: with a part
 * that is not done, or else the next; and stays between two parts where nothing follows by itself.
 */
export function open(walk: Walk, asked: Asked, isDone: (part: string) => boolean): Walk | undefined {
  const { between } = ways(walk.tree, walk.course, walk.now);
  const begun = walk.part !== undefined || between;
  if (asked.part !== undefined) return asked.part === walk.part ? walk : choose(walk, asked.part);
  if (!begun) return step(walk, 'start') ?? walk;
  if (asked.go === 'next') return step(walk, 'continue');
  if (asked.go === 'before') return step(walk, 'previous');
  if (walk.part !== undefined) return walk;
  const last = String(walk.course?.currentActivity);
  const again = isDone(last) ? undefined : step(walk, 'choice', last);
  const next = again?.part === undefined ? step(walk, 'continue') : again;
  return next?.part === undefined ? walk : next;
}

const ENDS: readonly (Wish | undefined)[] = ['exitAll', 'abandonAll', 'suspendAll'];

/**
 * The open part has ended.
 * @param ended.request what its module asked for as it ended, as `adl.nav.request` has it
 * @param ended.later it is gone on with another time
 * @returns the walk, and whether whoever takes it leaves the module
 */
export function close(walk: Walk, ended: { request: string; later: boolean }): { walk: Walk; away: boolean } {
  const { wish, target } = wishOf(ended.request);
  const asked = wish === 'choice' && target ? choose(walk, target) : wish && step(walk, wish, target);
  if (asked) return { walk: asked, away: ENDS.includes(wish) || isOver(asked) };
  return { walk: step(walk, ended.later ? 'suspendAll' : 'exit') ?? walk, away: false };
}

function isOver({ tree, course, part, now }: Walk): boolean {
  const { between, suspended } = ways(tree, course, now);
  return part === undefined && !between && !suspended;
}

const WISHES: readonly Wish[] = [
  'continue',
  'previous',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
];

/** What a module asked for; nothing where it asked for nothing that there is. */
export function wishOf(request: string): { wish?: Wish; target?: string } {
  const [, target, jump] = /^\{target=([^{}]{1,200})\}(?:choice|(jump))$/.exec(request) ?? [];
  if (target !== undefined) return { wish: jump ? 'jump' : 'choice', target };
  const wish = WISHES.find((each) => each === request);
  return wish ? { wish } : {};
}
