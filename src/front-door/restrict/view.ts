import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface RestrictModel extends FormModel {
  me: string;
  people: readonly { id: string; name: string; jobTitle: string }[];
  /** Who is named now. */
  named: readonly string[];
}

/** Who may see the concern: named people, or the team that holds it. */
export function restrictView(model: RestrictModel): Html {
  const { record, typed, errors } = model;
  const who = typed.value('who') || 'named';
  return concernForm({
    ...model,
    title: record.restricted ? 'Change who may see it' : 'Restrict it to named people',
    step: 'restriction',
    button: 'Save who may see it',
    fields: html`${govuk.radios({
      name: 'who',
      idPrefix: 'who',
      fieldset: { legend: { text: 'Who may see it', classes: 'govuk-fieldset__legend--m' } },
      items: [
        {
          value: 'named',
          text: 'Only named people, and me',
          hint: { text: 'For everybody else it is not there: not in lists, search or counts.' },
          checked: who === 'named',
          conditional: { html: namedBoxes(model) },
        },
        ...(record.restricted
          ? [{ value: 'team', text: 'The team that holds it, again', checked: who === 'team' }]
          : []),
      ],
      ...errorMessage(errors, 'who'),
    })}${govuk.textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    })}`,
  });
}

function namedBoxes({ people, named, me, typed, errors, changed }: RestrictModel): Html {
  const shown = errors.length > 0 || changed ? typed.values('people') : named;
  return govuk.checkboxes({
    name: 'people',
    idPrefix: 'people',
    fieldset: { legend: { text: 'Named besides me' } },
    items: people
      .filter(({ id }) => id !== me)
      .map(({ id, name, jobTitle }) => ({
        value: id,
        text: name,
        hint: { text: jobTitle },
        checked: shown.includes(id),
      })),
    ...errorMessage(errors, 'people'),
  });
}
