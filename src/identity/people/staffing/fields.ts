import { errorMessage, type FormError, type Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

/** What an administrator may give. */
export interface Offer {
  areas: readonly { code: string; name: string }[];
  roles: readonly string[];
  teams: readonly { id: string; name: string }[];
}

/** Checkboxes for roles in each area, and for teams. */
export function staffingInputs(offer: Offer, typed: Typed, errors: readonly FormError[]): Html {
  const areas = offer.areas.map(({ code, name }) => {
    const items = offer.roles.map((role) => ({ value: role, text: sentence(role) }));
    return boxes({ name: `roles-${code}`, legend: `Roles in ${name}`, items }, typed, errors);
  });
  const teams = offer.teams.map(({ id, name }) => ({ value: id, text: name }));
  const hint = 'A team opens the records it holds to everybody in it.';
  return html`<div class="ws-choices">${areas}</div>${boxes({ name: 'teams', legend: 'Teams', items: teams, hint }, typed, errors)}`;
}

type Boxes = { name: string; legend: string; items: { value: string; text: string }[]; hint?: string };

function boxes({ name, legend, items, hint }: Boxes, typed: Typed, errors: readonly FormError[]): Html {
  const ticked = typed.values(name);
  return govuk.checkboxes({
    idPrefix: name,
    name,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    ...(hint ? { hint: { text: hint } } : {}),
    items: items.map((item) => ({ ...item, checked: ticked.includes(item.value) })),
    ...errorMessage(errors, name),
  });
}

/** "screening officer" → "Screening officer" */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
