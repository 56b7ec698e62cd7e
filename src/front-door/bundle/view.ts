import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface BundleModel extends FormModel {
  offered: readonly { code: string; label: string; hint: string; usual: boolean }[];
}

/** Which parts go into the bundle, and for which meeting. */
export function bundleView(model: BundleModel): Html {
  const { typed, errors, offered, record } = model;
  const fresh = typed.value('form-key') === '';
  const parts = govuk.checkboxes({
    name: 'parts',
    idPrefix: 'parts',
    fieldset: { legend: { text: 'What goes in', classes: 'govuk-fieldset__legend--m' } },
    items: offered.map(({ code, label, hint, usual }) => ({
      value: code,
      text: label,
      hint: { text: hint },
      checked: fresh ? usual : typed.values('parts').includes(code),
    })),
    ...errorMessage(errors, 'parts'),
  });
  const meeting = govuk.input({
    id: 'purpose',
    name: 'purpose',
    label: { text: 'For which meeting?', classes: 'govuk-label--m' },
    hint: {
      text: 'Stands on the first page and on the record. For example: strategy discussion on 24 November',
    },
    value: typed.value('purpose'),
    ...errorMessage(errors, 'purpose'),
  });
  return concernForm({
    ...model,
    title: 'Bundle for a meeting',
    step: 'bundle',
    button: 'Make the PDF',
    fields: html`${meeting}${parts}${record.addresses.some(({ shielded }) => shielded) ? shieldedBox(model) : NOTHING}
<p class="govuk-body">It comes as one PDF with a list of contents. Your name and the time stand on every page, and the record keeps that you printed it.</p>`,
  });
}

function shieldedBox({ typed }: BundleModel): Html {
  return govuk.checkboxes({
    name: 'shielded',
    idPrefix: 'shielded',
    fieldset: { legend: { text: 'Shielded addresses', classes: 'govuk-fieldset__legend--m' } },
    items: [
      {
        value: 'yes',
        text: 'Put shielded addresses on the paper',
        hint: { text: 'Everybody who is handed the paper can read them' },
        checked: typed.values('shielded').includes('yes'),
      },
    ],
  });
}
