import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { distanceWords } from '../rules/near.ts';
import { ageWords, areasWords, costInShort, goneInShort } from '../rules/words.ts';
import type { Found } from '../types.ts';

export interface PickerModel {
  name: string;
  legend: string;
  chosen: readonly { id: string; title: string; organization: string }[];
  /** Undefined until something was looked for. */
  found: readonly Found[] | undefined;
  words: string;
  /** The outward code; '' where what was typed is no postcode. */
  near: string;
  postcode: string;
  /** Its button was pressed. */
  pressed: boolean;
  areas: readonly { code: string; name: string }[];
}

/** Look for services and choose some, inside another's form. Its button leads back to this place of a long page. */
export function pickerView(model: PickerModel): Html {
  const { name, legend, chosen, found, words, near, postcode, pressed } = model;
  const wrong = pressed && near === '' && postcode !== '';
  const box = (part: string, label: string, value: string, classes: string) =>
    govuk.input({
      id: `${name}-${part}`,
      name: `${name}-${part}`,
      label: { text: label },
      value,
      classes,
      autocomplete: 'off',
      ...(part === 'near' && wrong
        ? { errorMessage: { text: 'Enter a postcode, or its first half like SS1' } }
        : {}),
    });
  const items = [
    ...chosen.map(({ id, title, organization }) => ({
      value: id,
      text: title,
      hint: { text: organization },
      checked: true,
    })),
    ...(found ?? []).map((row) => ({ value: row.id, text: row.title, hint: { text: factsOf(row, model) } })),
  ];
  const none =
    found?.length === 0
      ? html`<p class="govuk-body">No service fits. Look with other words, or write it below.</p>`
      : pressed && !found && !wrong
        ? html`<p class="govuk-body">Write what would help, or a postcode, and press Find services again.</p>`
        : NOTHING;
  const boxes =
    items.length > 0
      ? govuk.checkboxes({
          name,
          idPrefix: name,
          classes: 'govuk-checkboxes--small',
          fieldset: {
            legend: {
              text: 'Tick those that the family is pointed to',
              classes: 'govuk-fieldset__legend--s',
            },
          },
          items,
        })
      : NOTHING;
  return html`<fieldset class="govuk-fieldset ws-picker" id="${name}-choose"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${legend}</legend><div class="ws-picker__search">${box('words', 'What would help?', words, '')}${box('near', 'Near (postcode)', near || postcode, 'govuk-input--width-5')}${govuk.button({ text: 'Find services', name: 'press', value: `find-${name}`, classes: 'govuk-button--secondary', attributes: { formaction: `#${name}-choose` } })}</div>${none}${boxes}</fieldset>`;
}

function factsOf(row: Found, { near, areas }: PickerModel): string {
  const far = row.miles === null ? areasWords(row.areas, areas) : distanceWords(row.miles, near);
  return [row.organization, far, ageWords(row.minimumAge, row.maximumAge), costInShort(row), goneInShort(row)]
    .filter(Boolean)
    .join(' · ');
}
