import { showDrawnToAll } from '../../partnership/index.ts';
import { html } from '../../platform/html/index.ts';
import { notFound, type Page } from '../../platform/http/index.ts';
import { isBefore, londonDate } from '../../platform/time/index.ts';
import { pricesOf, termsFor } from '../prices/price.ts';
import { courseByCode } from '../store/course.ts';
import { exclusionsOf, prerequisitesOf } from '../store/eligibility.ts';
import { partsOf, sessionsOf } from '../store/session.ts';
import { courseView } from './view.ts';
import { drawingOfWords } from './words.ts';

/** GET /learning/courses/CODE: what it teaches, whom it is for, what it costs, and when it is. */
export async function showCourse(page: Page): Promise<Response> {
  const code = page.param('code');
  const today = londonDate(page.now);
  const model = await page.transaction(async (db) => {
    const course = await courseByCode(db, code);
    if (!course || course.state === 'draft') throw notFound();
    const sessions = (await sessionsOf(db, [course.id], page.now)).filter(
      ({ cancelledAt, startsAt }) => cancelledAt === null && isBefore(page.now, startsAt),
    );
    return {
      ...{ course, sessions },
      parts: await partsOf(
        db,
        sessions.map(({ id }) => id),
      ),
      prerequisites: await prerequisitesOf(db, course.id),
      exclusions: await exclusionsOf(db, course.id),
      terms: await termsFor(db, course, today),
      prices: await pricesOf(db, course, today),
      words: await drawingOfWords(page, db, course),
    };
  });
  return showDrawnToAll(page, ['course', model, [...model.parts]], () => ({
    title: model.course.title,
    current: '/learning',
    before: html`<a href="/learning" class="govuk-back-link">All training</a>`,
    main: courseView({ ...model, drawing: model.words.drawing }),
  }));
}
