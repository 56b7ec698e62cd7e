import { showOpenly } from '../../../partnership/index.ts';
import { cursorFrom, hrefAfter } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { listAnswers, publicAnswer } from '../../store/inbox.ts';
import { drawingOfAnswers } from '../inbox/written.ts';
import { answersView, answerView } from './view.ts';

const SHOWN = 25;

/** GET /questions: questions that were asked and answered for everybody, the latest first. */
export async function showAnswers(page: Page): Promise<Response> {
  const after = cursorFrom(page.url.searchParams);
  const rows = await page.transaction((db) => listAnswers(db, SHOWN + 1, after));
  const last = rows.length > SHOWN ? rows[SHOWN - 1] : undefined;
  const next = hrefAfter('/questions', last && { at: last.publishedAt, id: last.id });
  return showOpenly(page, {
    title: 'Questions and answers',
    main: answersView({ rows: rows.slice(0, SHOWN), next, first: after ? '/questions' : undefined }),
  });
}

/** GET /questions/SLUG */
export async function showPublicAnswer(page: Page): Promise<Response> {
  const { answer, drawing } = await page.transaction(async (db) => {
    const answer = await publicAnswer(db, page.param('slug'));
    if (!answer) throw notFound();
    return { answer, drawing: await drawingOfAnswers(page, db, [answer.words]) };
  });
  return showOpenly(page, { title: 'Question and answer', main: answerView(answer, drawing) });
}
