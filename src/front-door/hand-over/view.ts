import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface HandOverModel extends FormModel {
  areas: readonly { code: string; name: string }[];
}

/** Where the child lives, and how that is known. */
export function handOverView(model: HandOverModel): Html {
  const { record, areas, typed, errors } = model;
  return concernForm({
    ...model,
    title: record.area === null ? 'Where does the child live?' : 'Hand it to another area',
    step: 'area',
    button: 'Hand it over',
    fields: html`${govuk.radios({
      name: 'area',
      idPrefix: 'area',
      fieldset: { legend: { text: 'Area', classes: 'govuk-fieldset__legend--m' } },
      hint: {
        text: 'That area’s front door takes it on. Clocks go on from when the concern came in, by that area’s rules and hours.',
      },
      items: areas
        .filter(({ code }) => code !== record.area)
        .map(({ code, name }) => ({ value: code, text: name, checked: typed.value('area') === code })),
      ...errorMessage(errors, 'area'),
    })}${govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'How you know', classes: 'govuk-label--m' },
      rows: '4',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    })}`,
  });
}
