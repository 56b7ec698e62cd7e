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
import { londonDate } from '../../../platform/time/london.ts';
import { beginsWith, isDone, readState, scoreOf } from '../../rules/e-learning-state.ts';
import { recordCompletion } from '../../store/completion.ts';
import {
  completeAttempt,
  giveProof,
  itemStates,
  oneAttempt,
  saveItem,
} from '../../store/e-learning-attempt.ts';
import { onePackage } from '../../store/e-learning-package.ts';
import type { PackageRow } from '../types.ts';
import { playView } from './view.ts';

/** For so long after it was opened, a module may load its files. */
const OPEN_HOURS = 12;
export const CONTENT = '/learning/e-learning/content';

/** GET /learning/attempts/ID?part=…: plays a module in a frame that is of another origin than ours. */
export async function showPlayer(page: Page): Promise<Response> {
  const proof = randomToken(24);
  const found = await page.transaction(async (db) => {
    const { attempt, pack } = await read(page, db);
    await giveProof(db, attempt.id, sha256(proof), page.now.add({ hours: OPEN_HOURS }));
    await audit(db, { action: 'read', kind: 'e-learning', id: attempt.id });
    await endWhatWasLeft(page, db, attempt.id, pack);
    return { attempt: (await read(page, db)).attempt, pack, states: await itemStates(db, attempt.id) };
  });
  const { attempt, pack, states } = found;
  const asked = page.url.searchParams.get('part');
  const first = pack.items.find(({ id }) => !states.some(({ item, done }) => item === id && done));
  const item = pack.items.find(({ id }) => id === asked) ?? first ?? pack.items[0];
  if (!item) throw notFound({ kind: 'e-learning', id: attempt.id });
  const origin = guestOrigin(page.services.config, attempt.id);
  const kept = states.find((each) => each.item === item.id);
  const { practitioner } = page;
  const response = await page.show({
    title: pack.title,
    kind: 'workspace',
    current: '/learning/mine',
    before: html`<a href="/learning/modules" class="govuk-back-link">E-learning</a>`,
    main: playView({
      ...{ pack, attempt, item, csrf: page.csrf },
      done: new Set(states.filter((each) => each.done).map((each) => each.item)),
      origin: origin ?? '',
      source: `${origin ?? ''}${CONTENT}/${proof}/${item.href}`,
      begins: beginsWith(pack.version, item),
      kept: { revision: kept?.revision ?? 0, state: kept?.state ?? {} },
      learner: { id: practitioner.id, name: practitioner.name },
    }),
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

/** POST /learning/attempts/ID/progress: what the module told, whole; sent again it changes nothing. */
export async function saveProgress(page: Page): Promise<Response> {
  const item = one(page.body, 'item');
  const revision = Number(one(page.body, 'revision'));
  const state = readState(one(page.body, 'state'));
  const ended = one(page.body, 'ended') === 'yes';
  if (!state || !Number.isSafeInteger(revision) || revision < 1) throw new HttpError(400);
  const answer = await page.transaction(async (db) => {
    const { attempt, pack } = await read(page, db, true);
    const part = pack.items.find(({ id }) => id === item);
    if (!part) throw new HttpError(400);
    const told = {
      item,
      revision,
      state,
      done: part.asset === true || isDone(pack.version, state, ended),
      score: scoreOf(pack.version, state),
    };
    await saveItem(db, attempt.id, told, page.now);
    await audit(db, { action: 'save', kind: 'e-learning', id: attempt.id });
    const done = await finish(page, db, attempt.id, pack);
    return { done, counts: !told.done && isDone(pack.version, state, true) };
  });
  return json({ revision, ...answer });
}

/** A part that was completed when its window was closed has ended, though nothing was heard of it any more. */
async function endWhatWasLeft(page: Page, db: Db, attempt: string, pack: PackageRow): Promise<void> {
  const left = (await itemStates(db, attempt)).filter(
    ({ done, state }) => !done && isDone(pack.version, state, true),
  );
  for (const each of left)
    await saveItem(db, attempt, { ...each, revision: each.revision + 1, done: true }, page.now);
  if (left.length > 0) await finish(page, db, attempt, pack);
}

/** Records the completion once every part is done. */
async function finish(page: Page, db: Db, attempt: string, pack: PackageRow): Promise<boolean> {
  const states = await itemStates(db, attempt);
  const all = pack.items.every(({ id }) => states.some(({ item, done }) => item === id && done));
  if (!all || !(await completeAttempt(db, attempt, page.now))) return all;
  const { id, name } = page.practitioner;
  await recordCompletion(db, {
    ...{ courseId: pack.courseId, practitionerId: id, email: null, name },
    ...{ on: londonDate(page.now), how: 'e-learning', cameOf: attempt },
  });
  await audit(db, { action: 'complete', kind: 'e-learning', id: attempt });
  return true;
}

async function read(page: Page, db: Db, lock = false) {
  const id = page.uuid();
  const attempt = await oneAttempt(db, id, page.practitioner.id, lock);
  const pack = attempt && (await onePackage(db, attempt.packageId));
  if (!attempt || !pack) throw notFound({ kind: 'e-learning', id });
  return { attempt, pack };
}
