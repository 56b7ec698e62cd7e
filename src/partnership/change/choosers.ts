import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';

type Items = { value: string; text: string }[];

/** What an arrangement's form lets one choose, one of some or several, as typed and with what was wrong. */
export function choosers(typed: Typed, errors: readonly FormError[]) {
  const around = (name: string, legend: string) => ({
    name,
    idPrefix: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...errorMessage(errors, name),
  });
  return {
    radios: (name: string, legend: string, items: Items): Html =>
      govuk.radios({ ...around(name, legend), value: typed.value(name), items }),
    boxes: (name: string, legend: string, items: Items, hint?: string): Html =>
      govuk.checkboxes({
        ...around(name, legend),
        values: typed.values(name),
        ...(hint ? { hint: { text: hint } } : {}),
        items,
      }),
  };
}
