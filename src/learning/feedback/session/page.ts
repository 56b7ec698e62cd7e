import { audit } from '../../../platform/audit/index.ts';
import { html } from '../../../platform/html/index.ts';
import { notFound, type Page } from '../../../platform/http/index.ts';
import { courseById } from '../../store/course.ts';
import { questionsOf } from '../../store/feedback.ts';
import { feedbackCounts, feedbackResponse } from '../../store/feedback-figures.ts';
import { keepsRegister } from '../../store/register.ts';
import { sessionById } from '../../store/session.ts';
import { averagesOf, sessionView } from './view.ts';

/** GET /learning/sessions/ID/feedback: what a session's trainers may know of it, from five answers on. */
export async function showSessionFeedback(page: Page): Promise<Response> {
  const id = page.uuid();
  const model = await page.transaction(async (db) => {
    const session = await sessionById(db, id);
    const course = session && (await courseById(db, session.courseId));
    if (!course || !(await keepsRegister(db, id, page.practitioner.id)))
      throw notFound({ kind: 'session', id });
    const whole = { course: null, session: id, trainer: null };
    const filter = { ...whole, since: session.startsAt, till: session.startsAt.add({ seconds: 1 }) };
    const counts = await feedbackCounts(db, filter);
    const questions = await questionsOf(db, [...new Set(counts.map(({ form_id }) => form_id))]);
    const response = await feedbackResponse(db, filter);
    await audit(db, { action: 'read', kind: 'figures', id });
    return { course, session, response, averages: averagesOf(counts, questions) };
  });
  return page.show({
    title: 'What people thought',
    kind: 'workspace',
    current: '/learning/registers',
    before: html`<a href="/learning/sessions/${id}/register" class="govuk-back-link">The register</a>`,
    main: sessionView(model),
  });
}
