import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, NOTHING } from '../../platform/html/index.ts';
import type { Picking, Question } from './types.ts';

export interface Drawing {
  typed: Typed;
  errors: readonly FormError[];
  /** Draws the questions of kind `cite`. */
  picking?: Picking | undefined;
}

/** One question as its GOV.UK component; `heading` makes its label the heading of the page. */
export function drawQuestion(
  name: string,
  question: Question,
  { typed, errors, picking }: Drawing,
  heading?: string,
): Html {
  const shared = {
    ...(question.hint ? { hint: { text: question.hint } } : {}),
    ...errorMessage(errors, name),
  };
  const text = heading ?? question.label;
  const size = heading ? 'l' : 's';
  const isPageHeading = heading !== undefined;
  const label = { text, classes: `govuk-label--${size}`, isPageHeading };
  const fieldset = { legend: { text, classes: `govuk-fieldset__legend--${size}`, isPageHeading } };
  const value = typed.value(name);
  switch (question.kind) {
    case 'line':
      return govuk.input({ ...shared, ...lineOptions(question), id: name, name, label, value });
    case 'story':
      return govuk.textarea({ ...shared, id: name, name, label, value, rows: String(question.rows ?? 5) });
    case 'pick':
      return govuk.select({
        ...shared,
        id: name,
        name,
        label,
        value,
        items: [{ value: '', text: 'Choose' }, ...itemsOf(question)],
      });
    case 'one':
      return govuk.radios({
        ...shared,
        ...inlineIfShort(question),
        idPrefix: name,
        name,
        fieldset,
        items: itemsOf(question),
        value,
      });
    case 'any':
      return govuk.checkboxes({
        ...shared,
        idPrefix: name,
        name,
        fieldset,
        items: itemsOf(question),
        values: typed.values(name),
      });
    case 'cite':
      return picking ? picking(name, question, { typed, errors }) : NOTHING;
    case 'day':
      return govuk.dateInput({ ...shared, id: name, fieldset, items: dayItems(name, typed, shared) });
  }
}

function lineOptions({ type, width, autocomplete = 'off', digits }: Question) {
  return {
    autocomplete,
    ...(type ? { type } : {}),
    ...(digits ? { inputmode: 'numeric' } : {}),
    ...(width ? { classes: `govuk-input--width-${width}` } : {}),
  };
}

function itemsOf({ options = [] }: Question) {
  return options.map(({ value, label, hint }) => ({
    value,
    text: label,
    ...(hint ? { hint: { text: hint } } : {}),
  }));
}

function inlineIfShort({ options = [] }: Question) {
  return options.every(({ label }) => label.length < 4) ? { classes: 'govuk-radios--inline' } : {};
}

function dayItems(name: string, typed: Typed, { errorMessage: wrong }: { errorMessage?: unknown }) {
  return (['Day', 'Month', 'Year'] as const).map((label) => {
    const box = `${name}-${label.toLowerCase()}`;
    const width = `govuk-input--width-${label === 'Year' ? 4 : 2}`;
    return {
      id: box,
      name: box,
      label,
      value: typed.value(box),
      classes: wrong ? `${width} govuk-input--error` : width,
    };
  });
}
