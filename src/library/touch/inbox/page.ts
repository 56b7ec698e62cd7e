import { type Refusal, recordForm, statusOf } from '../../../platform/forms/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import { notFound, one, type Page } from '../../../platform/http/index.ts';
import { londonDate } from '../../../platform/time/london.ts';
import { answerTo, listQuestions, readQuestion } from '../../store/inbox.ts';
import { settingOn } from '../../store/settings.ts';
import { inboxHref, inboxView } from './list-view.ts';
import { type InboxFilter, KINDS, STATES } from './types.ts';
import { questionView } from './view.ts';
import { drawingOfAnswers, errorsIn } from './written.ts';

const SHOWN = 25;
export const CURRENT = '/library/inbox';

/** GET /library/inbox?state=…&kind=…: questions, feedback and suggestions, the latest first. */
export async function showInbox(page: Page): Promise<Response> {
  const query = page.url.searchParams;
  const filter: InboxFilter = {
    state: STATES.find((state) => state === query.get('state')) ?? 'open',
    kind: KINDS.find((kind) => kind === query.get('kind')) ?? '',
  };
  const after = cursorFrom(query);
  const rows = await page.transaction((db) => listQuestions(db, filter, SHOWN + 1, after));
  const last = rows.length > SHOWN ? rows[SHOWN - 1] : undefined;
  return page.show({
    title: 'Library inbox',
    kind: 'workspace',
    current: CURRENT,
    main: inboxView({
      rows: rows.slice(0, SHOWN),
      filter,
      now: page.now,
      next: hrefAfter(inboxHref(filter), last),
      first: after ? inboxHref(filter) : undefined,
    }),
  });
}

/** GET /library/inbox/ID: what somebody said, and what can be done about it. */
export async function showQuestion(page: Page, refusal?: Refusal): Promise<Response> {
  const id = page.uuid();
  const typed = ['answer', 'words'].map((name) => one(page.body, name));
  const { question, published, keptDays, drawing } = await page.transaction(async (db) => {
    const [question, published] = [await readQuestion(db, id), await answerTo(db, id)];
    const bodies = [question?.answer, question?.closedWhy, ...typed].map((body) => body ?? '');
    return {
      ...{ question, published, drawing: await drawingOfAnswers(page, db, bodies) },
      keptDays: await settingOn(db, 'inbox days', londonDate(page.now)),
    };
  });
  if (!question) throw notFound({ kind: 'question', id });
  const field = page.url.pathname.endsWith('/publish') ? 'words' : 'answer';
  const wrong = refusal?.looking ? await page.transaction((db) => errorsIn(page, db, field)) : undefined;
  return page.show({
    title: 'A question',
    kind: 'workspace',
    current: CURRENT,
    ...statusOf(refusal),
    main: questionView({
      ...{ ...recordForm(page, refusal), question, published, keptDays, drawing },
      preview: wrong && { field, wrong },
    }),
  });
}
