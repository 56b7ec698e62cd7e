import { govuk, type Html } from '../html/index.ts';
import { errorMessage, type FormError, type Typed } from './index.ts';

/** What boxes are drawn from. */
export interface Boxes {
  typed: Typed;
  errors: readonly FormError[];
}

type Rest = { hint?: { text: string }; classes?: string; type?: string };

/** One line. */
export const line = ({ typed, errors }: Boxes, name: string, label: string, rest: Rest = {}): Html =>
  govuk.input({
    ...{ id: name, name, value: typed.value(name), label: { text: label }, spellcheck: false },
    ...rest,
    ...errorMessage(errors, name),
  });

/** Several lines. */
export const lines = (
  { typed, errors }: Boxes,
  name: string,
  label: string,
  rows: string,
  hint?: string,
): Html =>
  govuk.textarea({
    ...{ id: name, name, value: typed.value(name), label: { text: label }, rows },
    ...(hint ? { hint: { text: hint } } : {}),
    ...errorMessage(errors, name),
  });

/** One of a list. */
export const select = (
  { typed, errors }: Boxes,
  name: string,
  label: string,
  items: readonly { value: string; text: string }[],
): Html =>
  govuk.select({
    ...{ id: name, name, value: typed.value(name), label: { text: label }, items: [...items] },
    ...errorMessage(errors, name),
  });

/** Any of a list. */
export const ticks = (
  { typed, errors }: Boxes,
  name: string,
  legend: string,
  items: readonly { value: string; text: string }[],
): Html =>
  govuk.checkboxes({
    ...{ name, idPrefix: name, fieldset: { legend: { text: legend } } },
    items: items.map((item) => ({ ...item, checked: typed.values(name).includes(item.value) })),
    ...errorMessage(errors, name),
  });

/** A day, in three boxes. */
export const day = ({ typed, errors }: Boxes, name: string, legend: string, hint?: string): Html => {
  const wrong = errorMessage(errors, name);
  const bad = wrong.errorMessage ? ' govuk-input--error' : '';
  const box = (part: string, width: number) => ({
    ...{ name: part, value: typed.value(`${name}-${part}`), classes: `govuk-input--width-${width}${bad}` },
  });
  return govuk.dateInput({
    ...{ id: name, namePrefix: name, fieldset: { legend: { text: legend } } },
    ...(hint ? { hint: { text: hint } } : {}),
    items: [box('day', 2), box('month', 2), box('year', 4)],
    ...wrong,
  });
};
