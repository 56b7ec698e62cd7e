import {
  currentCallPanel,
  currentEditions,
  type Edition,
  editionInForce,
  routesAt,
} from '../../partnership/index.ts';
import { type FormError, typedFrom } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import type { OpenDraft } from './draft.ts';
import { openDraft } from './draft.ts';
import { markOf } from './mark.ts';
import { firstOpen, placeOf, visitBefore } from './order.ts';
import { type Outcome, reachable, reached, saveAnswers } from './save.ts';
import { inWords, pickerOf } from './shared/cited.ts';
import { type Guidance, guidanceView } from './shared/guidance/view.ts';
import { areaOf } from './shared/where.ts';
import { stashForSignIn, takeStash } from './stash.ts';
import type { Answers, Told, Visit } from './types.ts';
import { versionsView } from './versions/view.ts';
import { stepView, withEveryNumber } from './view.ts';

/** Every page of the journey has this title: a tab or a history tells nothing. */
export const TITLE = 'Tell us';

/** GET /worried/DRAFT: on to the page that was put by, or else to the first one not yet answered. */
export async function goOn(page: Page): Promise<Response> {
  const { row, told } = await page.transaction((db) => openDraft(db, page));
  const next = reachable(told, told.at ?? '', page.now) ?? firstOpen(told, page.now);
  return page.seeOther(pathTo(row.id, next));
}

/** GET /worried/DRAFT/STEP */
export async function showStep(page: Page): Promise<Response> {
  const [draft, stash] = await page.transaction(async (db) => {
    const opened = await openDraft(db, page);
    return [opened, await takeStash(db, page)] as const;
  });
  const visit = reached(draft.told, page);
  if (!visit) return page.seeOther(pathTo(draft.row.id, firstOpen(draft.told, page.now)));
  return drawStep(page, draft, visit, {
    typed: stash ?? startWith(page, draft.told, visit),
    stashed: !!stash,
  });
}

/** POST /worried/DRAFT/STEP: keeps what was typed, right or not, and then goes on or says what to put right. */
export async function saveStep(page: Page): Promise<Response> {
  const stashed = await stashForSignIn(page);
  if (stashed) return page.seeOther(stashed);
  return afterSaving(page, await page.transaction((db) => saveAnswers(db, page)));
}

function afterSaving(page: Page, outcome: Outcome): Promise<Response> | Response {
  const { draft } = outcome;
  switch (outcome.kind) {
    case 'lost way':
    case 'kept':
      return page.seeOther(pathTo(draft.row.id, firstOpen(draft.told, page.now)));
    case 'more':
      return page.seeOther(pathTo(draft.row.id, outcome.visit) + outcome.at);
    case 'put by':
      return page.seeOther(`/worried/${draft.row.id}/saved`);
    case 'wrong':
      return drawStep(page, draft, outcome.visit, { errors: outcome.errors });
    case 'two versions':
      return drawVersions(page, outcome);
  }
}

/** A page's address; without one, the list of answers to check. */
export function pathTo(draft: string, visit: Visit | undefined): string {
  return `/worried/${draft}/${visit ? visit.path : 'check'}`;
}

/** A page of the journey: neutral title, a way out, whom to ring, the way back. */
export async function drawPage(
  page: Page,
  told: Told,
  drawn: { main: Html; back?: string | undefined; status?: number },
): Promise<Response> {
  const area = areaOf(told);
  const call = await currentCallPanel(page, area);
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    call,
    ...(drawn.back ? { before: govuk.backLink({ href: drawn.back, text: 'Back' }) } : {}),
    ...(drawn.status ? { status: drawn.status } : {}),
    main: area === null ? withEveryNumber(drawn.main, call) : drawn.main,
  });
}

function startWith(page: Page, told: Told, visit: Visit): Answers {
  const { actor } = page;
  const known = actor.kind === 'practitioner' ? visit.step.prefilled?.(actor) : undefined;
  return told.answers[visit.path] ?? known ?? {};
}

async function drawStep(
  page: Page,
  draft: OpenDraft,
  visit: Visit,
  shown: { typed?: Answers; errors?: readonly FormError[]; stashed?: boolean },
): Promise<Response> {
  const { told, row } = draft;
  const answers = shown.typed ?? told.answers[visit.path] ?? {};
  const errors = shown.errors ?? [];
  const fromCheck = page.url.searchParams.get('back') === 'check' || one(page.body, 'back') === 'check';
  const before = visitBefore(told, visit.path, page.now);
  const edition = await editionFor(page, told, visit);
  const { ring } = visit.step;
  const main = stepView({
    visit,
    ring: ring && (await currentCallPanel(page, areaOf(told), ring)),
    asking: { told, now: page.now, n: visit.n },
    action: pathTo(row.id, visit),
    answers,
    typed: typedFrom(answers),
    errors,
    csrf: page.csrf,
    mark: markOf(told.answers[visit.path]),
    back: fromCheck ? 'check' : undefined,
    canSave: true,
    place: placeOf(told, visit, page.now),
    stashed: shown.stashed ?? false,
    picking: pickerOf(edition),
    guidance: edition && guidanceView(guidanceOf(edition)),
  });
  const back = fromCheck ? pathTo(row.id, undefined) : before && pathTo(row.id, before);
  return drawPage(page, told, { main, back, ...(errors.length > 0 ? { status: 400 } : {}) });
}

/** The levels of need of the child's area, for a page on which they are chosen from. */
async function editionFor(page: Page, told: Told, { step }: Visit): Promise<Edition | undefined> {
  if (!Object.values(step.questions).some(({ kind }) => kind === 'cite')) return undefined;
  return currentEdition(page, told);
}

/** The edition in force in the area that was told. Not inside an open transaction. */
export async function currentEdition(page: Page, told: Told): Promise<Edition | undefined> {
  const editions = await currentEditions(page.services.database, page.now);
  return editionInForce(editions, areaOf(told), page.now);
}

function guidanceOf(edition: Edition): Guidance {
  const { area, step, unconfirmed, levels } = edition;
  return {
    area,
    step,
    unconfirmed,
    levels: levels.map(({ level, formal }) => ({ level, formal, ways: routesAt(edition, level) })),
  };
}

async function drawVersions(
  page: Page,
  outcome: Extract<Outcome, { kind: 'two versions' }>,
): Promise<Response> {
  const { draft, visit, saved, typed } = outcome;
  const main = versionsView({
    visit: inWords(visit, await editionFor(page, draft.told, visit)),
    asking: { told: draft.told, now: page.now, n: visit.n },
    action: pathTo(draft.row.id, visit),
    saved,
    typed,
    csrf: page.csrf,
    mark: markOf(saved),
  });
  return drawPage(page, draft.told, { main, status: 409 });
}
