import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { londonDate } from '../../platform/time/london.ts';
import { BY_HAND } from './types.ts';

const WORDS = { said: 'Somebody said so', seen: 'I saw it myself', document: 'From a document' } as const;

/** Who said it, how and when: the same boxes under every form that adds facts. Starts with today. */
export function tellingBoxes({
  typed,
  errors,
  now,
}: {
  typed: Typed;
  errors: readonly FormError[];
  now: Temporal.Instant;
}): Html {
  return html`<h2 class="govuk-heading-m">Who told it</h2>${govuk.radios({
    name: 'how',
    idPrefix: 'how',
    classes: 'govuk-radios--small govuk-radios--inline',
    fieldset: { legend: { text: 'How is it known?', classes: 'govuk-fieldset__legend--s' } },
    items: BY_HAND.map((how) => ({ value: how, text: WORDS[how], checked: typed.value('how') === how })),
    ...errorMessage(errors, 'how'),
  })}${govuk.input({
    id: 'said-by',
    name: 'said-by',
    label: { text: 'By whom, or which document', classes: 'govuk-label--s' },
    hint: { text: 'Her mother. A letter from the school, 3 May.' },
    value: typed.value('said-by'),
    classes: 'govuk-input--width-20',
    ...errorMessage(errors, 'said-by'),
  })}${dayBox('told', 'When', { typed, errors, start: londonDate(now) })}`;
}

/** Day, month and year of one date; `start` stands there until something is typed. */
export function dayBox(
  name: string,
  legend: string,
  model: { typed: Typed; errors: readonly FormError[]; start?: Temporal.PlainDate; hint?: string },
): Html {
  const { typed, errors, start, hint } = model;
  const parts = ['day', 'month', 'year'] as const;
  const touched = parts.some((part) => typed.value(`${name}-${part}`) !== '');
  return govuk.dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...(hint ? { hint: { text: hint } } : {}),
    items: parts.map((part) => ({
      name: part,
      classes: `govuk-input--width-${part === 'year' ? 4 : 2}`,
      value: touched || !start ? typed.value(`${name}-${part}`) : String(start[part]),
    })),
    ...errorMessage(errors, name),
  });
}
