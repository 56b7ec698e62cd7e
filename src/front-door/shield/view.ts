import { errorMessage } from '../../platform/forms/index.ts';
import { emptyState, govuk, type Html, html } from '../../platform/html/index.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';

export interface ShieldModel extends FormModel {
  me: string;
  people: readonly { id: string; name: string; jobTitle: string }[];
  /** Addresses shielded from the reader with nobody named yet: by id, for their words are hidden. */
  unnamed: readonly string[];
}

/** Which address only named people may read, and who they are. */
export function shieldView(model: ShieldModel): Html {
  const { typed, errors, people, me } = model;
  const items = choicesOf(model).map((item) => ({ ...item, checked: typed.value('address') === item.value }));
  const named = govuk.checkboxes({
    name: 'people',
    idPrefix: 'people',
    fieldset: { legend: { text: 'Who may read it besides me', classes: 'govuk-fieldset__legend--m' } },
    items: people
      .filter(({ id }) => id !== me)
      .map(({ id, name, jobTitle }) => ({
        value: id,
        text: name,
        hint: { text: jobTitle },
        checked: typed.values('people').includes(id),
      })),
    ...errorMessage(errors, 'people'),
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

function choicesOf({
  record,
  unnamed,
}: ShieldModel): { value: string; text: string; hint?: { text: string } }[] {
  return [
    ...record.addresses.flatMap(({ id, words, postcode, shielded }) => {
      const line = [words.replaceAll('\n', ', '), postcode].filter(Boolean).join(', ');
      return shielded
        ? [
            { value: id, text: line, hint: { text: 'Shielded now. Choose it to name more people' } },
            { value: `show:${id}`, text: `Show ${line} to the team again` },
          ]
        : [{ value: id, text: line }];
    }),
    ...unnamed.map((id) => ({
      value: id,
      text: 'An address that came in shielded',
      hint: { text: 'Nobody may read it yet. You and those you name will' },
    })),
  ];
}
