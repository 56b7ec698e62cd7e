import { errorMessage, type PeopleModel, peopleBoxes } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

type Choices = Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next'>;

export interface RestrictModel extends FormModel, Choices {
  me: string;
  /** Who is named now. */
  named: readonly string[];
  /** The form was sent before, and comes back as it was typed. */
  again: boolean;
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

function namedBoxes(model: RestrictModel): Html {
  const { named, typed, again } = model;
  return peopleBoxes({
    ...model,
    legend: 'Named besides me',
    ticked: again ? typed.values('people') : named,
    warning: 'they will see everything in this concern',
  });
}
