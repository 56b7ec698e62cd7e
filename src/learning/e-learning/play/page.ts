import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { html } from '../../../platform/html/index.ts';
import {
  guestOrigin,
  HttpError,
  json,
  notFound,
  one,
  type Page,
  randomToken,
  sha256,
} from '../../../platform/http/index.ts';
import { securityHeaders } from '../../../platform/http/security-headers.ts';
import { beginsWith, isPartDone, readState, scoreOf } from '../../rules/e-learning-state.ts';
import {
  giveProof,
  type ItemState,
  itemStates,
  oneAttempt,
  saveItem,
} from '../../store/e-learning-attempt.ts';
import { onePackage } from '../../store/e-learning-package.ts';
import { objectivesAtLaunch } from '../sequencing/engine.ts';
import { anyOrder, inOrder, type Paths } from '../sequencing/paths.ts';
import { type Asked, close, endedUnheard, open, type Walk, wishOf } from '../sequencing/walk.ts';
import type { Item, ModuleState, PackageRow } from '../types.ts';
import { endWhatWasLeft, finish, keepWalk, walkIn } from './progress.ts';
import { betweenView, nextView, partsView, playView } from './view.ts';

/** For so long after it was opened, a module may load its files. */
const OPEN_HOURS = 12;
export const CONTENT = '/learning/e-learning/content';

/**
 * GET /learning/attempts/ID?part=…: plays a module in a frame that is of another origin than ours. Where a module has an
 * order, `part` or `go` (`next`, `before`) is a step in it, and is taken or refused by its rules.
 */
export async function showPlayer(page: Page): Promise<Response> {
  const proof = randomToken(24);
  const search = page.url.searchParams;
  const asked: Asked = { part: search.get('part') ?? undefined, go: search.get('go') ?? undefined };
  const found = await page.transaction(async (db) => {
    const { attempt, pack } = await read(page, db, true);
    await giveProof(db, attempt.id, sha256(proof), page.now.add({ hours: OPEN_HOURS }));
    await audit(db, { action: 'read', kind: 'e-learning', id: attempt.id });
    await endWhatWasLeft(page, db, attempt, pack);
    const walk = await walked(page, db, asked);
    return { ...(await read(page, db)), walk, states: await itemStates(db, attempt.id) };
  });
  const { attempt, pack, walk, states } = found;
  const done = doneOf(states);
  const first = pack.items.find(({ id }) => !done.has(id)) ?? pack.items[0];
  const item = walk ? part(pack, walk.part) : (part(pack, asked.part) ?? first);
  const paths = pathsOf(pack, walk, item, done);
  const shown = { pack, attempt, item, done, paths };
  const origin = guestOrigin(page.services.config, attempt.id);
  const kept = states.find((each) => each.item === item?.id);
  const response = await page.show({
    title: pack.title,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/modules" class="govuk-back-link">E-learning</a>`,
    main: item
      ? playView({
          ...shown,
          item,
          csrf: page.csrf,
          origin: origin ?? '',
          source: `${origin ?? ''}${CONTENT}/${proof}/${item.href}`,
          begins: { ...atLaunch(walk, kept), ...beginsWith(pack.version, item) },
          kept: { revision: kept?.revision ?? 0, state: kept?.state ?? {} },
          learner: { id: page.practitioner.id, name: page.practitioner.name },
        })
      : betweenView(shown),
  });
  const { baseUrl } = page.services.config;
  const nonce = page.usedNonce;
  const policy = securityHeaders({ https: false, ...(nonce ? { nonce } : {}) })['content-security-policy'];
  response.headers.set(
    'content-security-policy',
    `${policy}; frame-src ${origin ?? baseUrl}${CONTENT}/${proof}/`,
  );
  return response;
}

/** Goes where it is asked in a module that has an order. @throws HttpError where its rules do not let it */
async function walked(page: Page, db: Db, asked: Asked): Promise<Walk | undefined> {
  const { attempt, pack } = await read(page, db);
  const states = await itemStates(db, attempt.id);
  const walk = walkIn(page, pack, attempt, states);
  if (!walk) return undefined;
  const done = doneOf(states);
  const known = asked.part === undefined || part(pack, asked.part)?.unlisted === undefined;
  // Its window was closed when it was done: it has ended, though nothing was heard of that.
  const over = asked.part === undefined && asked.go === undefined && walk.part !== undefined;
  const left = over && isOver(pack, walk);
  const opened = known ? open(left ? endedUnheard(walk) : walk, asked, (id) => done.has(id)) : undefined;
  if (!opened)
    throw new HttpError(409, {
      says: 'This part is not open yet. The module has an order of its own: do what comes before it first.',
      onward: { label: 'Go on where you were', href: `/learning/attempts/${attempt.id}` },
    });
  await keepWalk(db, attempt, opened);
  await finish(page, db, attempt, pack, opened);
  return opened;
}

/** The open part was done when something was last heard of it. */
function isOver(pack: PackageRow, walk: Walk): boolean {
  const open = part(pack, walk.part);
  return open !== undefined && isPartDone(pack.version, open, walk.told.get(open.id) ?? {}, true);
}

/** How a part's window tells that it is over: not yet, left by a link elsewhere or within, or ended by its module. */
const OVER = { no: false, yes: true, left: true, moves: true } as const;

/** POST /learning/attempts/ID/progress: what the module told, whole; sent again it changes nothing. */
export async function saveProgress(page: Page): Promise<Response> {
  const item = one(page.body, 'item');
  const revision = Number(one(page.body, 'revision'));
  const state = readState(one(page.body, 'state'));
  const how = Object.keys(OVER).find((each) => each === one(page.body, 'ended')) as
    | keyof typeof OVER
    | undefined;
  const request = one(page.body, 'request');
  if (!state || !Number.isSafeInteger(revision) || revision < 1) throw new HttpError(400);
  const ended = OVER[how ?? 'no'];
  const answer = await page.transaction(async (db) => {
    const { attempt, pack } = await read(page, db, true);
    const told = part(pack, item);
    if (!told) throw new HttpError(400);
    const before = await itemStates(db, attempt.id);
    const stood = walkIn(page, pack, attempt, before);
    const home = `/learning/attempts/${attempt.id}`;
    // It was gone on with in another window, or this was heard already.
    if (stood && stood.part !== item)
      return { done: attempt.completedAt !== null, stale: true, ...(ended ? { go: home } : {}) };
    const done = isPartDone(pack.version, told, state, ended);
    const whenOver = isPartDone(pack.version, told, state, true);
    await saveItem(
      db,
      attempt.id,
      { item, revision, state, done, score: scoreOf(pack.version, state) },
      page.now,
    );
    await audit(db, { action: 'save', kind: 'e-learning', id: attempt.id });
    const states = await itemStates(db, attempt.id);
    const later = state['cmi.exit'] === 'suspend' || (how === 'left' && !whenOver);
    const walk = walkIn(page, pack, attempt, states);
    const over = walk && ended && how !== 'moves' ? close(walk, { request, later }) : undefined;
    if (over) await keepWalk(db, attempt, over.walk);
    const whole = await finish(page, db, attempt, pack, walk && (over?.walk ?? walk));
    const all = doneOf(states);
    const paths = pathsOf(pack, over?.walk ?? walk, told, all);
    const counts = !whole && (walk ? paths.whole : !done && whenOver);
    const shown = { pack, attempt, item: over ? part(pack, over.walk.part) : told, done: all, paths };
    const go = goesTo(home, { request, over, stood, paths, ended });
    return {
      done: whole,
      counts,
      ...(pack.items.length > 1
        ? { ways: { parts: `${partsView(shown)}`, next: `${nextView(shown)}` } }
        : {}),
      ...go,
    };
  });
  return json({ revision, ...answer });
}

/** Where a module that has ended takes whoever plays it; nowhere where it asked for nothing and nothing follows. */
function goesTo(
  home: string,
  how: {
    request: string;
    over: ReturnType<typeof close> | undefined;
    stood: Walk | undefined;
    paths: Paths;
    ended: boolean;
  },
): { go?: string } {
  const { wish, target } = wishOf(how.request);
  if (!how.ended || (how.stood && !how.over)) return {};
  if (how.over) {
    if (how.over.away) return { go: '/learning/modules' };
    return wish || how.over.walk.part !== undefined ? { go: home } : {};
  }
  if (wish === undefined) return {};
  const id = { continue: how.paths.next?.id, previous: how.paths.before?.id, choice: target }[String(wish)];
  return { go: id === undefined ? '/learning/modules' : `${home}?part=${encodeURIComponent(id)}` };
}

const part = (pack: PackageRow, id: string | undefined): Item | undefined =>
  pack.items.find((each) => each.id === id);

const doneOf = (states: readonly ItemState[]): ReadonlySet<string> =>
  new Set(states.filter((each) => each.done).map((each) => each.item));

function pathsOf(
  pack: PackageRow,
  walk: Walk | undefined,
  item: Item | undefined,
  done: ReadonlySet<string>,
): Paths {
  return walk ? inOrder(walk, pack) : anyOrder(pack, item?.id, (id) => done.has(id));
}

/** What a part of a module that has an order knows of others as it begins. It goes on with what it told itself. */
function atLaunch(walk: Walk | undefined, kept: ItemState | undefined): ModuleState {
  if (!walk?.course || Object.keys(kept?.state ?? {}).length > 0) return {};
  return objectivesAtLaunch(walk.tree, walk.course, walk.now);
}

async function read(page: Page, db: Db, lock = false) {
  const id = page.uuid();
  const attempt = await oneAttempt(db, id, page.practitioner.id, lock);
  const pack = attempt && (await onePackage(db, attempt.packageId));
  if (!attempt || !pack) throw notFound({ kind: 'e-learning', id });
  return { attempt, pack };
}
