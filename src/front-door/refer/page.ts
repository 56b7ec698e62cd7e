import { currentCallPanel } from '../../partnership/index.ts';
import { type FormError, typedFrom, untouched } from '../../platform/forms/index.ts';
import { govuk } from '../../platform/html/index.ts';
import { one, type Page } from '../../platform/http/index.ts';
import { latestDraft } from '../store/draft.ts';
import { beginDraft, holderOf, keepDraft, type OpenDraft, openDraft } from './draft.ts';
import { firstOpen, visitAfter, visitBefore, visitsOf } from './order.ts';
import { areaOf } from './shared/where.ts';
import { danger } from './start/steps.ts';
import { startView } from './start/view.ts';
import { markOf, readAnswers, takeAnswers } from './told.ts';
import type { Answers, Told, Visit } from './types.ts';
import { headingOf, stepView } from './view.ts';

/** Every page of the journey has this title: a tab or a history tells nothing. */
export const TITLE = 'Tell us';

const nothingTold: Told = { answers: {} };
const first: Visit = { step: danger, n: 1, path: 'danger' };

/** GET /worried: danger first; and the way back to what this browser began. */
export async function showStart(page: Page): Promise<Response> {
  return drawStart(page, {});
}

/** POST /worried: the first answer begins a draft. */
export async function start(page: Page): Promise<Response> {
  const answers = takeAnswers(danger.questions, page.body);
  const asking = { told: nothingTold, now: page.now, n: 1 };
  const read = readAnswers(danger, answers, asking);
  if (!read.ok) return drawStart(page, answers, read.errors);
  const told: Told = { answers: { danger: answers } };
  const id = await page.transaction((db) => beginDraft(db, page, told));
  return page.seeOther(pathTo(id, visitAfter(told, 'danger', page.now)));
}

/** GET /worried/DRAFT: on to the first page not yet answered. */
export async function goOn(page: Page): Promise<Response> {
  const { row, told } = await page.transaction((db) => openDraft(db, page));
  return page.seeOther(pathTo(row.id, firstOpen(told, page.now)));
}

/** GET /worried/DRAFT/STEP */
export async function showStep(page: Page): Promise<Response> {
  const draft = await page.transaction((db) => openDraft(db, page));
  const visit = reached(draft.told, page);
  if (!visit) return page.seeOther(pathTo(draft.row.id, firstOpen(draft.told, page.now)));
  return drawStep(page, draft, visit, draft.told.answers[visit.path]);
}

type Saved =
  | { kind: 'lost way'; told: Told }
  | { kind: 'kept'; told: Told; wasComplete: boolean }
  | { kind: 'wrong'; errors: readonly FormError[] };

/** POST /worried/DRAFT/STEP: keeps what was typed, right or not, and then goes on or says what to put right. */
export async function saveStep(page: Page): Promise<Response> {
  const saved = await page.transaction(async (db): Promise<[OpenDraft, Saved, Visit | undefined]> => {
    const draft = await openDraft(db, page);
    const visit = reached(draft.told, page);
    if (!visit) return [draft, { kind: 'lost way', told: draft.told }, undefined];
    const typed = takeAnswers(visit.step.questions, page.body);
    const told = { ...draft.told, answers: { ...draft.told.answers, [visit.path]: typed } };
    await keepDraft(db, page, draft, told);
    const read = readAnswers(visit.step, typed, { told, now: page.now, n: visit.n });
    const wasComplete = firstOpen(draft.told, page.now) === undefined;
    return [
      { ...draft, told },
      read.ok ? { kind: 'kept', told, wasComplete } : { kind: 'wrong', errors: read.errors },
      visit,
    ];
  });
  const [draft, result, visit] = saved;
  if (result.kind === 'lost way' || !visit)
    return page.seeOther(pathTo(draft.row.id, firstOpen(draft.told, page.now)));
  if (result.kind === 'wrong')
    return drawStep(page, draft, visit, draft.told.answers[visit.path], result.errors);
  const next = result.wasComplete || one(page.body, 'back') === 'check' ? 'check' : 'after';
  return page.seeOther(pathTo(draft.row.id, nextVisit(draft.told, visit, next, page.now)));
}

function nextVisit(told: Told, visit: Visit, way: 'check' | 'after', now: Temporal.Instant) {
  return way === 'check' ? firstOpen(told, now) : (visitAfter(told, visit.path, now) ?? firstOpen(told, now));
}

/** The page asked for, if it is part of this journey and nothing before it was left out. */
function reached(told: Told, page: Page): Visit | undefined {
  const path = [page.param('step'), page.param('n')].filter(Boolean).join('/');
  const visits = visitsOf(told, page.now);
  const open = firstOpen(told, page.now);
  const limit = open ? visits.findIndex((visit) => visit.path === open.path) : visits.length;
  const at = visits.findIndex((visit) => visit.path === path);
  return at >= 0 && at <= limit ? visits[at] : undefined;
}

/** A page's address; without one, the list of answers to check. */
export function pathTo(draft: string, visit: Visit | undefined): string {
  return `/worried/${draft}/${visit ? visit.path : 'check'}`;
}

async function drawStep(
  page: Page,
  draft: OpenDraft,
  visit: Visit,
  answers: Answers | undefined,
  errors: readonly FormError[] = [],
): Promise<Response> {
  const asking = { told: draft.told, now: page.now, n: visit.n };
  const before = visitBefore(draft.told, visit.path, page.now);
  const fromCheck = page.url.searchParams.get('back') === 'check' || one(page.body, 'back') === 'check';
  const backHref = fromCheck ? pathTo(draft.row.id, undefined) : before && pathTo(draft.row.id, before);
  return page.show({
    title: errors.length > 0 ? headingOf(visit, asking) : TITLE,
    kind: 'public',
    exit: true,
    call: await currentCallPanel(page, areaOf(draft.told)),
    ...(backHref ? { before: govuk.backLink({ href: backHref, text: 'Back' }) } : {}),
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: stepView({
      visit,
      asking,
      action: pathTo(draft.row.id, visit),
      typed: answers ? typedFrom(answers) : untouched,
      errors,
      csrf: page.csrf,
      mark: markOf(draft.told.answers[visit.path]),
      back: fromCheck ? 'check' : undefined,
      canSave: true,
    }),
  });
}

async function drawStart(page: Page, answers: Answers, errors: readonly FormError[] = []): Promise<Response> {
  const held = page.hasVisit || page.actor.kind === 'practitioner';
  const begun = held ? await page.transaction((db) => latestDraft(db, holderOf(page))) : undefined;
  const asking = { told: nothingTold, now: page.now, n: 1 };
  return page.show({
    title: TITLE,
    kind: 'public',
    exit: true,
    call: await currentCallPanel(page, null),
    ...(errors.length > 0 ? { status: 400 } : {}),
    main: startView(
      {
        visit: first,
        asking,
        action: '/worried',
        typed: typedFrom(answers),
        errors,
        csrf: page.csrf,
        mark: 'none',
        canSave: false,
      },
      begun,
    ),
  });
}
