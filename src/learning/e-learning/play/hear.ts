import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { HttpError, json, one, type Page, readForm, sha256 } from '../../../platform/http/index.ts';
import { isPartDone, readLastWords, readState, scoreOf, withItsEnd } from '../../rules/e-learning-state.ts';
import {
  attemptOf,
  itemStates,
  type KeptItem,
  type OneAttempt,
  saveItem,
  saveLastWords,
} from '../../store/e-learning-attempt.ts';
import type { Paths } from '../sequencing/paths.ts';
import { close, type Walk, wishOf } from '../sequencing/walk.ts';
import type { Item, ModuleState, PackageRow } from '../types.ts';
import { doneOf, part, pathsOf, read } from './part.ts';
import { finish, keepWalk, type Taker, walkIn } from './progress.ts';
import { saidAtTheEnd } from './said.ts';
import { nextView, partsView } from './view.ts';

/** How a part's window tells that it is over: not yet, left by a link elsewhere or within, or ended by its module. */
const OVER = { no: false, yes: true, left: true, moves: true } as const;
type How = keyof typeof OVER;

/** POST /learning/attempts/ID/progress: what the module told, whole; sent again it changes nothing. */
export async function saveProgress(page: Page): Promise<Response> {
  const item = one(page.body, 'item');
  const revision = Number(one(page.body, 'revision'));
  const heard = Number(one(page.body, 'heard'));
  const state = readState(one(page.body, 'state'));
  const how = Object.keys(OVER).find((each): each is How => each === one(page.body, 'ended')) ?? 'no';
  const request = one(page.body, 'request');
  const finished = one(page.body, 'finished') === 'yes';
  const whole = [revision, heard].every(Number.isSafeInteger) && revision >= 1 && heard >= 0;
  if (!state || !whole) throw new HttpError(400);
  const answer = await page.transaction(async (db) => {
    const { attempt, pack } = await read(db, page.uuid(), page.practitioner.id, true);
    return hear(db, page, { attempt, pack, item, how, request }, async (told, before) => {
      // What it said as it closed, unheard by its player, is not undone by what the player still sends.
      const words = before && before.wordsHeard > heard ? before.words : null;
      const here = words ? saidAtTheEnd(pack, told, state, words) : state;
      const now = withItsEnd(pack, told, here, finished || words?.finished === true);
      const done = isPartDone(pack.version, told, now, OVER[how] || words?.finished === true);
      const score = scoreOf(pack.version, now);
      await saveItem(
        db,
        attempt.id,
        { item, revision, state: now, done, score, wordsHeard: heard },
        page.now,
      );
      return now;
    });
  });
  return json({ revision, ...answer });
}

/**
 * POST of what a part says as its window closes, by the proof its documents were opened with. Of several the one with
 * the highest number counts; what its player has heard as well changes nothing. Nobody reads the answer.
 */
export async function hearLastWords(page: Page): Promise<Response> {
  const body = await readForm(page.request, 100_000);
  const item = one(body, 'item');
  const number = Number(one(body, 'number'));
  const words = readLastWords(one(body, 'set'), one(body, 'finished') === 'yes');
  if (!words || !Number.isSafeInteger(number) || number < 1) throw new HttpError(400);
  const proof = page.param('proof');
  const of = await page.transaction((db) => attemptOf(db, sha256(proof)));
  if (!of) throw new HttpError(404);
  const taker: Taker = { now: page.now, practitioner: { id: of.practitioner, name: of.name } };
  const ids = { practitionerId: of.practitioner, agencyId: of.agency };
  const context = { actor: 'practitioner' as const, now: page.now, requestId: page.id, ...ids };
  await page.services.database.transaction(context, async (db) => {
    const { attempt, pack } = await read(db, of.attempt, of.practitioner, true);
    const how = words.finished ? 'left' : 'no';
    await hear(db, taker, { attempt, pack, item, how, request: '' }, async (told, before) => {
      if (before && before.wordsHeard >= number) return before.state;
      const state = saidAtTheEnd(pack, told, before?.state ?? {}, words);
      const now = withItsEnd(pack, told, state, words.finished);
      const done = isPartDone(pack.version, told, now, words.finished);
      const score = scoreOf(pack.version, now);
      await saveLastWords(
        db,
        attempt.id,
        { item, state: now, done, score, words, wordsHeard: number },
        page.now,
      );
      return now;
    });
  });
  return new Response(null, { status: 204 });
}

interface Heard {
  attempt: OneAttempt;
  pack: PackageRow;
  item: string;
  how: How;
  request: string;
}

/** What follows from what was told of a part: where its taker is, what counts, and where they may go. */
async function hear(
  db: Db,
  taker: Taker,
  { attempt, pack, item, how, request }: Heard,
  save: (told: Item, before: KeptItem | undefined) => Promise<ModuleState>,
) {
  const ended = OVER[how];
  const told = part(pack, item);
  if (!told) throw new HttpError(400);
  const before = await itemStates(db, attempt.id);
  const stood = walkIn(taker, pack, attempt, before);
  const home = `/learning/attempts/${attempt.id}`;
  // It was gone on with in another window, or this was heard already.
  if (stood && stood.part !== item)
    return { done: attempt.completedAt !== null, stale: true, ...(ended ? { go: home } : {}) };
  const state = await save(
    told,
    before.find((each) => each.item === item),
  );
  await audit(db, { action: 'save', kind: 'e-learning', id: attempt.id });
  const whenOver = isPartDone(pack.version, told, state, true);
  const states = await itemStates(db, attempt.id);
  const later = state['cmi.exit'] === 'suspend' || (how === 'left' && !whenOver);
  const walk = walkIn(taker, pack, attempt, states);
  const over = walk && ended && how !== 'moves' ? close(walk, { request, later }) : undefined;
  if (over) await keepWalk(db, attempt, over.walk);
  const whole = await finish(taker, db, attempt, pack, walk && (over?.walk ?? walk));
  const all = doneOf(states);
  const paths = pathsOf(pack, over?.walk ?? walk, told, all);
  const counts = !whole && (walk ? paths.whole : !isPartDone(pack.version, told, state, ended) && whenOver);
  const shown = { pack, attempt, item: over ? part(pack, over.walk.part) : told, done: all, paths };
  return {
    done: whole,
    counts,
    ...(pack.items.length > 1 ? { ways: { parts: `${partsView(shown)}`, next: `${nextView(shown)}` } } : {}),
    ...goesTo(home, { request, over, stood, paths, ended }),
  };
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
