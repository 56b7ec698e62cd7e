import { ticks } from '../../platform/forms/boxes.ts';
import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  previewButton,
  previewCard,
  previewRegion,
  previewScript,
  type RecordForm,
  writingHint,
} from '../../platform/forms/index.ts';
import {
  type Drawing,
  govuk,
  type Html,
  html,
  markdown,
  NOTHING,
  notice,
} from '../../platform/html/index.ts';
import type { Meeting } from '../types.ts';
import { whenView } from './new-view.ts';

interface EditModel extends RecordForm {
  meeting: Meeting;
  /** Asked for: how it will look, and what is wrong with it. */
  preview: { drawing: Drawing; wrong: readonly FormError[] } | undefined;
}

/** A meeting's day, place, agenda and minutes. */
export function editView(model: EditModel): Html {
  const { meeting, errors, changed, csrf, key, typed, preview } = model;
  const path = `/meetings/${meeting.id}`;
  const again = changed
    ? notice('late', {
        strong: `${meeting.changedBy} changed this meeting meanwhile.`,
        body: 'Nothing of yours is saved yet. Open the meeting in another window to compare, then save again.',
      })
    : NOTHING;
  const words = (name: string, label: string, rows: string) =>
    govuk.textarea({
      ...{
        id: name,
        name,
        rows,
        value: typed.value(name),
        label: { text: label, classes: 'govuk-label--m' },
      },
      ...(name === 'minutes' ? { hint: { html: writingHint } } : {}),
      ...errorMessage(errors, name),
    });
  const shown =
    preview &&
    previewCard(
      preview.wrong,
      html`${markdown(typed.value('agenda'), TAKEN, preview.drawing)}${markdown(typed.value('minutes'), TAKEN, preview.drawing)}`,
    );
  return html`${errorSummary(errors)}${again}<h1 class="govuk-heading-xl">Change: ${meeting.group}</h1>
<form method="post" action="${path}/edit" novalidate class="ws-write">${hiddenFields({ csrf, key })}<input type="hidden" name="version" value="${meeting.version}">${whenView(model)}
<div class="ws-beside"><div>${words('agenda', 'Agenda', '5')}${words('minutes', 'Minutes', '14')}${ticks(model, 'nobody', 'Before you save minutes', [{ value: 'yes', text: 'No child and no family can be known from them: themes, and numbers that are large enough' }])}</div>${previewRegion(shown)}</div>
<div class="govuk-button-group">${govuk.button({ text: 'Save', preventDoubleClick: true })}${previewButton(`${path}/edit`)}<a class="govuk-link" href="${path}">Leave it as it was</a></div></form>${previewScript()}`;
}

const TAKEN = ['main', 'content', 'day', 'starts', 'place', 'agenda', 'minutes', 'nobody', 'preview'];
