import { errorMessage, type PeopleModel, peopleBoxes } from '../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

type Choices = Pick<PeopleModel, 'team' | 'others' | 'find' | 'found' | 'next'>;

export interface ShieldModel extends FormModel, Choices {
  me: string;
}

/** Which address only named people may read, and who they are. */
export function shieldView(model: ShieldModel): Html {
  const { typed, errors } = model;
  const items = choicesOf(model).map((item) => ({ ...item, checked: typed.value('address') === item.value }));
  const named = peopleBoxes({
    ...model,
    legend: 'Who may read it besides me',
    ticked: typed.values('people'),
    warning: 'they still see the concern only if it is open to them in another way',
  });
  return concernForm({
    ...model,
    title: 'Shield an address',
    step: 'shield',
    button: 'Save',
    fields:
      items.length === 0
        ? emptyState({ title: 'No address', words: 'No address came with this concern that you may shield.' })
        : html`${govuk.radios({
            name: 'address',
            idPrefix: 'address',
            fieldset: { legend: { text: 'Which address?', classes: 'govuk-fieldset__legend--m' } },
            hint: { text: 'Everybody else sees that there is an address and not what it says.' },
            items,
            ...errorMessage(errors, 'address'),
          })}${named}${govuk.textarea({
            id: 'reason',
            name: 'reason',
            label: { text: 'Why', classes: 'govuk-label--m' },
            hint: { text: 'Shown beside the address, to those who may read it.' },
            rows: '3',
            value: typed.value('reason'),
            ...errorMessage(errors, 'reason'),
          })}`,
  });
}

function choicesOf({ record }: ShieldModel): { value: string; text: string; hint?: { text: string } }[] {
  return record.addresses.flatMap(({ id, words, postcode, shielded }) => {
    const line = [words.replaceAll('\n', ', '), postcode].filter(Boolean).join(', ');
    return shielded
      ? [
          { value: id, text: line, hint: { text: 'Shielded now. Choose it to name more people' } },
          { value: `show:${id}`, text: `Show ${line} to the team again` },
        ]
      : [{ value: id, text: line }];
  });
}
