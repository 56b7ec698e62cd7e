import {
  errorMessage,
  errorSummary,
  hiddenFields,
  type RecordForm,
} from '../../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../../platform/html/index.ts';
import type { Standing } from '../../types.ts';

interface WithdrawModel extends RecordForm {
  chapters: readonly Standing[];
}

/** Which chapter, from when, why, and what is read in its place. */
export function withdrawView(model: WithdrawModel): Html {
  const { errors, typed, csrf, key } = model;
  const part = (of: string, width: string) => ({
    name: of,
    classes: `govuk-input--width-${width}`,
    value: typed.value(`from-${of}`),
  });
  return html`${errorSummary(errors)}<p><a class="govuk-link" href="/library/procedures">Edit the procedures</a></p><h1 class="govuk-heading-xl">Withdraw a chapter</h1><p class="govuk-body">It stays to be read as it stood, and says at its top that it was withdrawn. It is gone from the list of what is in force. Whoever follows a link to it reads what takes its place. Those who used it are told of that.</p><form method="post" action="/library/procedures/withdraw" novalidate>${hiddenFields({ csrf, key })}${chapterSelect(model, 'chapter', 'Chapter', 'Choose a chapter')}${govuk.dateInput(
    {
      id: 'from',
      namePrefix: 'from',
      fieldset: { legend: { text: 'Withdrawn from', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'At the beginning of that day. Today means now.' },
      items: [part('day', '2'), part('month', '2'), part('year', '4')],
      ...errorMessage(errors, 'from'),
    },
  )}${govuk.textarea({
    id: 'reason',
    name: 'reason',
    label: { text: 'Why', classes: 'govuk-label--s' },
    hint: { text: 'Everybody who opens it reads this: write whole sentences.' },
    rows: '4',
    value: typed.value('reason'),
    ...errorMessage(errors, 'reason'),
  })}${chapterSelect(model, 'instead', 'What takes its place', 'Nothing takes its place')}<div class="govuk-button-group"><button class="govuk-button govuk-button--warning">Withdraw the chapter</button><a class="govuk-link" href="/library/procedures">Leave it in force</a></div></form>`;
}

function chapterSelect(
  { chapters, typed, errors }: WithdrawModel,
  name: string,
  label: string,
  none: string,
): Html {
  return govuk.select({
    id: name,
    name,
    label: { text: label, classes: 'govuk-label--s' },
    items: [
      { value: '', text: none },
      ...chapters.map(({ slug, position, version }) => ({
        value: slug,
        text: `${position}. ${version.title}`,
        selected: typed.value(name) === slug,
      })),
    ],
    ...errorMessage(errors, name),
  });
}
