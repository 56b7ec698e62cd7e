import { errorMessage, type FormError, type Typed } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { PLACES } from '../rules/places.ts';

const PARTS = [
  ['name', 'Name of the building'],
  ['address', 'Building and street'],
  ['town', 'Town'],
  ['postcode', 'Postcode'],
] as const;

/** At least three, and one more than are used; none must be filled for a service by telephone or at home. */
export function placeBoxes({ typed, errors }: { typed: Typed; errors: readonly FormError[] }): Html {
  const used = (nth: number) => PARTS.some(([part]) => typed.value(`place-${nth}-${part}`) !== '');
  const last = Array.from({ length: PLACES }, (_, at) => at + 1).findLast(used) ?? 0;
  const shown = Math.min(PLACES, Math.max(3, last + 1));
  return html`${Array.from({ length: shown }, (_, at) => place(at + 1, typed, errors))}`;
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
