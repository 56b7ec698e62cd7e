import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';

const PARTS = [
  ['name', 'Name of the building'],
  ['address', 'Building and street'],
  ['town', 'Town'],
  ['postcode', 'Postcode'],
] as const;

/** Three places at most; none for a service by telephone or at home. */
export function placeBoxes({ typed, errors }: { typed: Typed; errors: readonly FormError[] }): Html {
  return html`${[1, 2, 3].map((nth) => place(nth, typed, errors))}`;
}

function place(nth: number, typed: Typed, errors: readonly FormError[]): Html {
  const used = PARTS.some(([part]) => typed.value(`place-${nth}-${part}`) !== '');
  const boxes = html`<input type="hidden" name="place-${nth}-id" value="${typed.value(`place-${nth}-id`)}"><input type="hidden" name="place-${nth}-county" value="${typed.value(`place-${nth}-county`)}">${PARTS.map(
    ([part, label]) => {
      const name = `place-${nth}-${part}`;
      return govuk.input({
        id: name,
        name,
        label: { text: label },
        value: typed.value(name),
        autocomplete: 'off',
        ...(part === 'postcode' ? { classes: 'govuk-input--width-10' } : {}),
        ...errorMessage(errors, name),
      });
    },
  )}`;
  const wrong = errors.some(({ field }) => field.startsWith(`place-${nth}-`));
  const words = nth === 1 ? 'Where it is' : `Place ${nth}`;
  return govuk.details({ summaryText: words, html: boxes, open: nth === 1 || used || wrong });
}
