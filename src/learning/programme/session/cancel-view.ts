import { type Boxes, lines } from '../../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import { timesWords } from '../../rules/times.ts';
import type { Course, Session } from '../../types.ts';

/** What cancelling does, before it is done. */
export function cancelSessionView(
  model: Boxes & { session: Session; course: Course; people: number; csrf: string; key: string },
): Html {
  const { session, course, people, csrf, key, errors } = model;
  const who = people === 1 ? 'One person has a place or waits' : `${people} people have a place or wait`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Cancel this session</h1>
<p>${course.title}, ${timesWords(session)}.</p>
<p>${who}. Each is told, pays nothing, and can move to another day free of charge. The session stays in the records, and cannot be opened again.</p>
<form method="post" action="/learning/programme/sessions/${session.id}/cancel" novalidate>${hiddenFields({ csrf, key })}${lines(model, 'why', 'Why', '2')}${govuk.button({ text: 'Cancel the session', classes: 'govuk-button--warning' })}</form>`;
}
