import { type FormError, formKey, typedFrom } from '../../../platform/forms/index.ts';
import type { Page } from '../../../platform/http/index.ts';
import { deleteDraft, ownDrafts } from '../../store/draft.ts';
import { beginDraft, holderOf, openDraft } from '../draft.ts';
import { firstOpen } from '../order.ts';
import { drawPage, pathTo } from '../page.ts';
import { readAnswers, takeAnswers } from '../told.ts';
import type { Answers, Told, Visit } from '../types.ts';
import { danger } from './steps.ts';
import { startView } from './view.ts';

/** "I need help for me" is an answer to who they are: it is not asked again. */
function toldAtStart(page: Page): Told {
  return page.url.searchParams.get('for') === 'me'
    ? { answers: { who: { who: 'young person' } }, areas: [] }
    : { answers: {}, areas: [] };
}

const first: Visit = { step: danger, n: 1, path: 'danger' };

/** GET /worried: danger first; and the way back to what was begun here. */
export function showStart(page: Page): Promise<Response> {
  return drawStart(page, {});
}

/** POST /worried: the first answer begins a draft, one however often it is pressed. */
export async function start(page: Page): Promise<Response> {
  const answers = takeAnswers(danger, page.body);
  const read = readAnswers(danger, answers, { told: toldAtStart(page), now: page.now, n: 1 });
  if (!read.ok) return drawStart(page, answers, read.errors);
  const { row, told } = await page.transaction((db) =>
    beginDraft(db, page, { ...toldAtStart(page).answers, [first.path]: answers }),
  );
  return page.seeOther(pathTo(row.id, firstOpen(told, page.now)));
}

/** POST /worried/DRAFT/delete: what was typed is gone, for whoever does not want it found here. */
export async function forget(page: Page): Promise<Response> {
  await page.transaction(async (db) => {
    const { row } = await openDraft(db, page);
    deleteDraft(db, row.id);
  });
  return page.seeOther('/');
}

async function drawStart(page: Page, answers: Answers, errors: readonly FormError[] = []): Promise<Response> {
  const held = page.hasVisit || page.actor.kind === 'practitioner';
  const begun = held ? await page.transaction((db) => ownDrafts(db, holderOf(page))) : [];
  const started = toldAtStart(page);
  const main = startView({
    begun,
    now: page.now,
    step: {
      visit: first,
      asking: { told: started, now: page.now, n: 1 },
      action: started.answers.who ? '/worried?for=me' : '/worried',
      answers,
      typed: typedFrom(answers),
      errors,
      csrf: page.csrf,
      key: formKey(),
      mark: 'none',
      canSave: false,
      place: undefined,
      stashed: false,
    },
  });
  return drawPage(page, started, { main, ...(errors.length > 0 ? { status: 400 } : {}) });
}
