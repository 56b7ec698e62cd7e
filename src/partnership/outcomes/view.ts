import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { choosers } from '../change/choosers.ts';
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
  const { radios, boxes } = choosers(typed, errors);
  const own = general
    ? radios('own', 'Whose words', [
        { value: 'own', text: 'Its own, as below' },
        { value: 'none', text: 'None of its own: the general ones hold, whatever is below' },
      ])
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
  })}${boxes(
    'levels',
    'Levels of need that it goes with',
    ['1', '2', '3', '4'].map((level) => ({ value: level, text: `Level ${level}` })),
  )}`;
}
