import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { SEX_WORDS } from '../rules/words.ts';
import { SEXES } from '../types.ts';

export interface FieldsModel {
  typed: Typed;
  errors: readonly FormError[];
  /** Stands before the name of every field, inside another's form. */
  prefix?: string;
  /** Whether the fields one by one stand open. */
  open?: boolean;
}

/** The one box, and the same facts one by one. */
export function searchFieldsView(model: FieldsModel): Html {
  const { typed, errors, prefix = '', open } = model;
  const who = `${prefix}who`;
  const anyWrong = errors.some(({ field }) => field.startsWith(prefix) && field !== who);
  // What a form brings along is seen, not hidden behind an empty box.
  const brought = typed.value(who) === '' && FACTS.some((name) => typed.value(prefix + name) !== '');
  return html`${govuk.input({
    id: who,
    name: who,
    value: typed.value(who),
    label: { text: 'Name, and what else you know', classes: 'govuk-label--s' },
    hint: { text: 'For example: Tia Marlow 3 March 2012 RM17 6SL. An NHS number alone will do.' },
    autocomplete: 'off',
    spellcheck: false,
    ...errorMessage(errors, who),
  })}<details class="govuk-details"${open || anyWrong || brought ? html` open` : ''}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Or one by one</span></summary><div class="govuk-details__text ws-find__fields">${oneByOne(model)}</div></details>`;
}

const FACTS = ['given', 'surname', 'born-year', 'postcode', 'nhsNumber'];

/** Each fact in a box of its own. */
export function oneByOne({ typed, errors, prefix = '' }: FieldsModel): Html {
  const input = (name: string, label: string, rest: { hint?: { text: string }; classes?: string } = {}) =>
    govuk.input({
      id: prefix + name,
      name: prefix + name,
      value: typed.value(prefix + name),
      label: { text: label },
      autocomplete: 'off',
      spellcheck: false,
      classes: 'govuk-input--width-20',
      ...rest,
      ...errorMessage(errors, prefix + name),
    });
  return html`${input('given', 'First names')}${input('surname', 'Surname', { hint: { text: 'If there is one name only, write it here.' } })}${partialDateView('born', { typed, errors, prefix })}${govuk.radios(
    {
      name: `${prefix}sex`,
      idPrefix: `${prefix}sex`,
      value: typed.value(`${prefix}sex`),
      classes: 'govuk-radios--inline govuk-radios--small',
      fieldset: { legend: { text: 'Sex' } },
      items: [
        ...SEXES.map((sex) => ({ value: sex as string, text: SEX_WORDS[sex] })),
        { value: '', text: 'Leave out' },
      ],
    },
  )}${input('postcode', 'Postcode', { hint: { text: 'Now or before.' }, classes: 'govuk-input--width-10' })}${input('nhsNumber', 'NHS number', { classes: 'govuk-input--width-10' })}`;
}

/** Day, month and year, of which the day, or day and month, may be left out. */
export function partialDateView(
  name: string,
  { typed, errors, prefix = '' }: FieldsModel,
  words = { legend: 'Date of birth', hint: 'The year alone will do, or the month and year.' },
): Html {
  const id = prefix + name;
  const items = (['day', 'month', 'year'] as const).map((part) => ({
    name: part,
    id: `${id}-${part}`,
    value: typed.value(`${id}-${part}`),
    classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
  }));
  return govuk.dateInput({
    id,
    namePrefix: id,
    fieldset: { legend: { text: words.legend } },
    hint: { text: words.hint },
    items,
    ...errorMessage(errors, id),
  });
}
