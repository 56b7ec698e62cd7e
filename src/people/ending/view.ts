import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { personForm } from '../change/view.ts';
import { dayBox } from '../telling/view.ts';

/** Something that was told is over, or was never so. */
export function endForm(
  form: FormModel,
  { step, back, words }: { step: string; back: string; words: string },
): Html {
  const { typed, errors } = form;
  return personForm({
    ...form,
    title: 'Is it over, or was it never so?',
    step,
    back,
    button: 'Save',
    before: html`<p>${words}</p><p>It stays readable in the history of the record.</p>`,
    fields: html`${govuk.radios({
      name: 'how',
      idPrefix: 'how',
      fieldset: { legend: { text: 'What happened', classes: 'govuk-fieldset__legend--m' } },
      items: [
        { value: 'ended', text: 'It was so until a day', checked: typed.value('how') === 'ended' },
        { value: 'wrong', text: 'It was recorded by mistake', checked: typed.value('how') === 'wrong' },
      ],
      ...errorMessage(errors, 'how'),
    })}${dayBox('until', 'Until when, if it is over', form)}${govuk.textarea({
      id: 'why',
      name: 'why',
      label: { text: 'Why it was never so, if it was a mistake', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    })}`,
  });
}
