import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';

/** Day, month and year of one date of a form. */
export function dateBoxes(
  name: string,
  legend: string,
  hint: string,
  { typed, errors }: { typed: Typed; errors: readonly FormError[] },
): Html {
  return govuk.dateInput({
    id: name,
    namePrefix: name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    ...(hint ? { hint: { text: hint } } : {}),
    items: (['day', 'month', 'year'] as const).map((part) => ({
      name: part,
      classes: `govuk-input--width-${part === 'year' ? 4 : 2}`,
      value: typed.value(`${name}-${part}`),
    })),
    ...errorMessage(errors, name),
  });
}
