import { audit } from '../../../platform/audit/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  attempt,
  formKey,
  mustRead,
  type Refusal,
  refused,
  statusOf,
  typedFrom,
  typedIn,
  typedOr,
} from '../../../platform/forms/index.ts';
import { notFound, one, type Page, sha256 } from '../../../platform/http/index.ts';
import { isBefore, londonDate } from '../../../platform/time/index.ts';
import { boxOf, questionsAt } from '../../rules/feedback.ts';
import { courseById } from '../../store/course.ts';
import { answersOf, askedByCode, decline, formById, keepAnswers } from '../../store/feedback.ts';
import { sessionById } from '../../store/session.ts';
import { readAnswers } from './form.ts';
import { giveView } from './view.ts';

const hashOf = (page: Page) => sha256(page.param('code')).toString('hex');

/** What the link opens, and nothing else. @throws HttpError 404 for a link that opens nothing */
async function read(db: Db, page: Page) {
  const asked = await askedByCode(db, hashOf(page));
  const form = asked && (await formById(db, asked.formId));
  const course = form && (await courseById(db, form.courseId));
  if (!asked || !form || !course) throw notFound();
  const session = await sessionById(db, asked.sessionId);
  return { asked, form, course, session, questions: questionsAt(form.questions, asked.moment) };
}

/** GET /learning/feedback/CODE: what is asked, and what was answered as long as it may be changed. */
export async function showGive(page: Page, refusal?: Refusal): Promise<Response> {
  const model = await page.transaction(
    async (db) => {
      const found = await read(db, page);
      const answers = await answersOf(db, found.asked.id);
      await audit(db, { action: 'read', kind: 'feedback', id: found.asked.id });
      return { ...found, answers };
    },
    { receipt: hashOf(page) },
  );
  const given = Object.fromEntries(
    model.answers.map((answer) => [boxOf(answer), String(answer.value ?? answer.words ?? '')]),
  );
  const typed = refusal ? typedIn(page.body) : typedOr(page, typedFrom(given));
  // A form takes effect once a browser.
  const key = page.visit && formKey(typed);
  return page.show({
    title: 'Tell us what you think',
    kind: page.actor.kind === 'practitioner' ? 'workspace' : 'public',
    current: '/learning',
    main: giveView({
      ...model,
      ...{ typed, errors: refusal?.errors ?? [], csrf: page.csrf, key, now: page.now },
      code: page.param('code'),
    }),
    ...statusOf(refusal),
  });
}

/** POST /learning/feedback/CODE: answers, or that somebody would rather not. Answered once more, they are changed. */
export function give(page: Page): Promise<Response> {
  const path = `/learning/feedback/${page.param('code')}`;
  return attempt(
    page,
    async (db) => {
      const { asked, form, questions } = await read(db, page);
      if (one(page.body, 'press') === 'decline') {
        await decline(db, asked.id, page.now);
        await audit(db, { action: 'decline', kind: 'feedback', id: asked.id });
        return path;
      }
      if (!isBefore(page.now, asked.openUntil))
        throw refused('top', 'The time to answer is over. Nothing was changed');
      const answers = mustRead(readAnswers(page.body, questions));
      await keepAnswers(db, { asked, form, on: londonDate(page.now) }, answers);
      await audit(db, { action: 'answer', kind: 'feedback', id: asked.id });
      return path;
    },
    (refusal) => showGive(page, refusal),
    { receipt: hashOf(page) },
  );
}
