import { line, lines, select, ticks } from '../../platform/forms/boxes.ts';
import { errorSummary, hiddenFields, type RecordForm } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { type Group, KIND_WORDS, KINDS } from '../types.ts';

/** The form of a group, new or to be changed. */
export function groupFormView(model: RecordForm & { group: Group | undefined }): Html {
  const { group, errors, changed, csrf, key } = model;
  const version = group ? html`<input type="hidden" name="version" value="${group.version}">` : NOTHING;
  const again = changed
    ? notice('late', {
        strong: 'Somebody changed this group meanwhile.',
        body: 'Yours is below and not kept yet.',
      })
    : NOTHING;
  return html`${errorSummary(errors)}${again}<h1 class="govuk-heading-xl">${group ? `Change: ${group.name}` : 'A new group'}</h1>
<form method="post" action="/meetings/groups/${group?.id ?? 'new'}" novalidate>${hiddenFields({ csrf, key })}${version}
${line(model, 'name', 'Name', { hint: { text: 'Its address is made from the first name and stays: /board/exploitation-group.' } })}${select(
  model,
  'kind',
  'What it is',
  KINDS.map((value) => ({ value, text: KIND_WORDS[value] })),
)}${lines(model, 'about', 'What it does', '3', 'Anybody reads this.')}${ticks(
  model,
  'quarterly',
  'How often',
  [{ value: 'yes', text: 'It meets in each quarter, and one without a meeting is shown' }],
)}
<div class="govuk-button-group">${govuk.button({ text: 'Save', preventDoubleClick: true })}<a class="govuk-link" href="/meetings">Back to meetings</a></div></form>`;
}
