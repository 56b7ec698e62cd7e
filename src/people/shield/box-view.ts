import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';

/** Asks, of something that is being added, whether it is to be hidden from others. */
export function shieldBox({ typed, errors }: FormModel): Html {
  return html`${govuk.checkboxes({
    name: 'shield',
    idPrefix: 'shield',
    values: typed.values('shield'),
    fieldset: { legend: { text: 'Who may read it', classes: 'govuk-fieldset__legend--m' } },
    items: [
      {
        value: 'yes',
        text: 'Shield it: only I may read it, and whom I name afterwards',
        hint: { text: 'Everybody else sees that something is shielded, and not what it says.' },
      },
    ],
    ...errorMessage(errors, 'shield'),
  })}${govuk.textarea({
    id: 'shield-why',
    name: 'shield-why',
    rows: '2',
    value: typed.value('shield-why'),
    label: { text: 'Why it must be shielded, if it must', classes: 'govuk-label--s' },
    ...errorMessage(errors, 'shield-why'),
  })}`;
}
