import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import type { Meaning } from './types.ts';

export function meaningInWords({ label, means, levels }: Meaning): Fact[] {
  return [
    { label: 'Called', value: label },
    { label: 'Then', value: means },
    { label: 'Levels of need', value: levels.join(', ') },
  ];
}

/** The words of an outcome and the levels it goes with. `general`: an area may go by the general ones instead. */
export function meaningFields(general: boolean, typed: Typed, errors: readonly FormError[]): Html {
  const own = general
    ? govuk.radios({
        name: 'own',
        idPrefix: 'own',
        value: typed.value('own'),
        fieldset: { legend: { text: 'Whose words', classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'own', text: 'Its own, as below' },
          { value: 'none', text: 'None of its own: the general ones hold, whatever is below' },
        ],
        ...errorMessage(errors, 'own'),
      })
    : NOTHING;
  return html`${own}${govuk.input({
    id: 'label',
    name: 'label',
    value: typed.value('label'),
    label: { text: 'What it is called', classes: 'govuk-label--s' },
    ...errorMessage(errors, 'label'),
  })}${govuk.textarea({
    id: 'means',
    name: 'means',
    rows: '3',
    value: typed.value('means'),
    label: { text: 'What then happens', classes: 'govuk-label--s' },
    hint: { text: 'Whoever decides reads this beside it.' },
    ...errorMessage(errors, 'means'),
  })}${govuk.checkboxes({
    name: 'levels',
    idPrefix: 'levels',
    values: typed.values('levels'),
    fieldset: { legend: { text: 'Levels of need that it goes with', classes: 'govuk-fieldset__legend--s' } },
    items: ['1', '2', '3', '4'].map((level) => ({ value: level, text: `Level ${level}` })),
    ...errorMessage(errors, 'levels'),
  })}`;
}
