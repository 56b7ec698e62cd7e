import { type Boxes, day, line, select } from '../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { Group } from '../types.ts';

/** When and where a meeting is. */
export const whenView = (boxes: Boxes): Html =>
  html`${day(boxes, 'day', 'Day')}${line(boxes, 'starts', 'Begins at', { hint: { text: 'Like 09:30.' }, classes: 'govuk-input--width-5' })}${line(boxes, 'place', 'Where')}`;

export function newMeetingView(model: RecordForm & { groups: readonly Group[] }): Html {
  const { groups, errors, csrf, key } = model;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">A new meeting</h1>
<form method="post" action="/meetings/new" novalidate>${hiddenFields({ csrf, key })}
${select(model, 'group', 'Group', [{ value: '', text: 'Choose' }, ...groups.map(({ id, name }) => ({ value: id, text: name }))])}${whenView(model)}
<div class="govuk-button-group">${govuk.button({ text: 'Save', preventDoubleClick: true })}<a class="govuk-link" href="/meetings">Back to meetings</a></div></form>`;
}
