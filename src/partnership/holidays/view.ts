import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html } from '../../platform/html/index.ts';

/** Whether it is one, and its name. */
export function holidayFields(typed: Typed, errors: readonly FormError[]): Html {
  const name = govuk.input({
    id: 'name',
    name: 'name',
    value: typed.value('name'),
    label: { text: 'What it is called' },
    ...errorMessage(errors, 'name'),
  });
  return govuk.radios({
    name: 'kept',
    idPrefix: 'kept',
    value: typed.value('kept'),
    fieldset: { legend: { text: 'Is it a bank holiday?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes', conditional: { html: name } },
      { value: 'no', text: 'No, an ordinary working day' },
    ],
    ...errorMessage(errors, 'kept'),
  });
}
