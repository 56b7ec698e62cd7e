import { errorMessage } from '../../platform/forms/index.ts';
import { emptyState, govuk, type Html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface AllocateModel extends FormModel {
  me: string;
  /** People of the team that holds it or, when it is restricted, those named. */
  people: readonly { id: string; name: string; jobTitle: string }[];
}

/** Whom the concern is given to: oneself first. */
export function allocateView(model: AllocateModel): Html {
  const { record, people, me, typed, errors } = model;
  const others = people.filter(({ id }) => id !== me);
  const items = [...people.filter(({ id }) => id === me), ...others].map(({ id, name, jobTitle }) => ({
    value: id,
    text: id === me ? `Me, ${name}` : name,
    hint: { text: id === record.allocatedTo ? `${jobTitle}; has it now` : jobTitle },
    checked: typed.value('person') === id,
  }));
  return concernForm({
    ...model,
    title: 'Who takes it on?',
    step: 'allocation',
    button: 'Give it to them',
    fields:
      items.length > 0
        ? govuk.radios({
            name: 'person',
            idPrefix: 'person',
            fieldset: { legend: { text: 'Person', classes: 'govuk-fieldset__legend--m' } },
            hint: { text: 'It shows on their desk. Whoever has it now has it no longer; clocks run on.' },
            items,
            ...errorMessage(errors, 'person'),
          })
        : emptyState({ title: 'Nobody to give it to', words: 'The team that holds it has no members.' }),
  });
}
