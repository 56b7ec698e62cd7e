import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import { html } from '../../../platform/html/index.ts';
import { guestOrigin, HttpError, type Page, randomToken, sha256 } from '../../../platform/http/index.ts';
import { securityHeaders } from '../../../platform/http/security-headers.ts';
import { beginsWith, isPartDone } from '../../rules/e-learning-state.ts';
import { forgetLastWords, giveProof, type ItemState, itemStates } from '../../store/e-learning-attempt.ts';
import { objectivesAtLaunch } from '../sequencing/engine.ts';
import { type Asked, endedUnheard, open, type Walk } from '../sequencing/walk.ts';
import type { ModuleState, PackageRow } from '../types.ts';
import { doneOf, part, pathsOf, read } from './part.ts';
import { endWhatWasLeft, finish, keepWalk, walkIn } from './progress.ts';
import { betweenView, playView } from './view.ts';

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
    const { attempt, pack } = await readOwn(page, db, true);
    await giveProof(db, attempt.id, sha256(proof), page.now.add({ hours: OPEN_HOURS }));
    await forgetLastWords(db, attempt.id);
    await audit(db, { action: 'read', kind: 'e-learning', id: attempt.id });
    await endWhatWasLeft(page, db, attempt, pack);
    const walk = await walked(page, db, asked);
    return { ...(await readOwn(page, db)), walk, states: await itemStates(db, attempt.id) };
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
  const { attempt, pack } = await readOwn(page, db);
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

/** What a part of a module that has an order knows of others as it begins. It goes on with what it told itself. */
function atLaunch(walk: Walk | undefined, kept: ItemState | undefined): ModuleState {
  if (!walk?.course || Object.keys(kept?.state ?? {}).length > 0) return {};
  return objectivesAtLaunch(walk.tree, walk.course, walk.now);
}

const readOwn = (page: Page, db: Db, lock = false) => read(db, page.uuid(), page.practitioner.id, lock);
