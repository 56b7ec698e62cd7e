import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { choosers } from '../change/choosers.ts';
import { COUNTED, LANDING, type Limit } from './types.ts';

/** "1 working day, at closing" */
export function limitInWords({ amount, counted, landing }: Limit): string {
  return `${amount} ${COUNTED[counted][amount === 1 ? 0 : 1]}, ${LANDING[landing]}`;
}

export function limitFacts(limit: Limit): Fact[] {
  return [
    { label: 'Time', value: limitInWords(limit) },
    { label: 'The day it starts on', value: limit.countsStartDay ? 'counts' : 'does not count' },
    { label: 'May stand still', value: limit.pausesAllowed ? 'yes' : 'no' },
    {
      label: 'Due soon',
      value: `${limit.warnHours} ${limit.warnHours === 1 ? 'hour' : 'hours'} before the end`,
    },
  ];
}

/** The parts of a time limit. `general` is offered where an area may go by the general one instead. */
export function limitFields(general: boolean, typed: Typed, errors: readonly FormError[]): Html {
  const number = (name: string, label: string) =>
    govuk.input({
      id: name,
      name,
      value: typed.value(name),
      inputmode: 'numeric',
      label: { text: label, classes: 'govuk-label--s' },
      classes: 'govuk-input--width-4',
      ...errorMessage(errors, name),
    });
  const { radios } = choosers(typed, errors);
  const yesNo = [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ];
  const own = general
    ? radios('own', 'Whose limit', [
        { value: 'own', text: 'A limit of its own, as below' },
        { value: 'none', text: 'None of its own: the general one holds, whatever is below' },
      ])
    : NOTHING;
  return html`${own}${number('amount', 'How many')}${radios(
    'counted',
    'Counted in',
    Object.entries(COUNTED).map(([value, [, text]]) => ({ value, text })),
  )}${radios(
    'landing',
    'When on its last day it ends',
    Object.entries(LANDING).map(([value, text]) => ({ value, text })),
  )}${radios('start-counts', 'Does the day it starts on count?', yesNo)}${radios('pauses', 'May it stand still?', yesNo)}${number('warn', 'Hours before the end at which it is due soon')}`;
}
