import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../../../platform/html/index.ts';
import { dateBoxes } from '../../../credentials/date-boxes.ts';
import type { YoungGroup } from '../types.ts';

export interface ReferModel {
  group: YoungGroup;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function referView(model: ReferModel): Html {
  const { group, typed, errors, csrf, key } = model;
  const legend = (words: string) => ({ legend: { text: words, classes: 'govuk-fieldset__legend--s' } });
  const input = (name: string, label: string) =>
    govuk.input({
      id: name,
      name,
      label: { text: label },
      autocomplete: 'off',
      value: typed.value(name),
      ...errorMessage(errors, name),
    });
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Put somebody forward for ${group.name}</h1>
<p class="govuk-body">Your agency and whoever leads the group read this. Nobody who organises training does.</p>
<form method="post" action="/learning/groups/${group.id}/refer" novalidate>${hiddenFields({ csrf, key })}${input('name', 'The young person’s name')}${dateBoxes('born', 'Date of birth', 'For example, 27 3 2012', model)}${
    group.risks.length === 0
      ? NOTHING
      : govuk.checkboxes({
          ...{ name: 'risks', idPrefix: 'risks', fieldset: legend('Which of these are they at risk of?') },
          items: group.risks.map((risk) => ({
            value: risk,
            text: risk,
            checked: typed.values('risks').includes(risk),
          })),
          ...errorMessage(errors, 'risks'),
        })
  }${govuk.radios({
    ...{ name: 'openCase', idPrefix: 'openCase', value: typed.value('openCase') },
    fieldset: legend('Is there an open case with children and families services?'),
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    ...errorMessage(errors, 'openCase'),
  })}${govuk.textarea({ id: 'why', name: 'why', label: { text: 'What do you hope the group does for them?' }, rows: '4', value: typed.value('why'), ...errorMessage(errors, 'why') })}${input('consentBy', 'Who of the family agreed?')}${dateBoxes('consentOn', 'When did they agree?', 'For example, 3 11 2026', model)}${govuk.button({ text: 'Put them forward', preventDoubleClick: true })}</form>`;
}
