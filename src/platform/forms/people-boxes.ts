import { govuk, type Html, html, NOTHING } from '../html/index.ts';
import type { FormError } from './parse.ts';
import { errorMessage } from './view.ts';

interface Person {
  id: string;
  name: string;
  jobTitle: string;
}
interface Outsider extends Person {
  agency: string;
  otherAgency: boolean;
}

export interface PeopleModel {
  legend: string;
  team: readonly Person[];
  others: readonly Outsider[];
  find: string;
  found: readonly Outsider[];
  next: string | undefined;
  /** Ids that are ticked. */
  ticked: readonly string[];
  me: string;
  errors: readonly FormError[];
  /** What naming somebody of another agency means, in a sentence. */
  warning: string;
}

/** The people to name: boxes for the team, for those chosen and for those found; and the search that finds them. */
export function peopleBoxes(model: PeopleModel): Html {
  const { legend, team, others, found, me, errors } = model;
  const shown = [
    ...team.filter(({ id }) => id !== me).map((person) => box(model, person, person.jobTitle)),
    ...[...others, ...found].map((person) => box(model, person, hintOf(model, person))),
  ];
  const boxes = govuk.checkboxes({
    name: 'people',
    idPrefix: 'people',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    items: shown,
    ...errorMessage(errors, 'people'),
  });
  return html`${shown.length > 0 ? boxes : NOTHING}${searchFor(model)}`;
}

function box({ ticked }: PeopleModel, { id, name }: Person, hint: string) {
  return { value: id, text: name, hint: { text: hint }, checked: ticked.includes(id) };
}

function hintOf({ warning }: PeopleModel, { jobTitle, agency, otherAgency }: Outsider): string {
  return otherAgency ? `${jobTitle}, ${agency}. Another agency: ${warning}` : `${jobTitle}, ${agency}`;
}

function searchFor({ find, found, next }: PeopleModel): Html {
  const nobody =
    find !== '' && found.length === 0
      ? html`<p role="status">Nobody else here has that name. Check the spelling, or enter a part of it. What you wrote is kept.</p>`
      : NOTHING;
  const more = next
    ? html`<input type="hidden" name="after" value="${next}">${govuk.button({ text: 'Show more of that name', name: 'press', value: 'more', classes: 'govuk-button--secondary' })}`
    : NOTHING;
  return html`<div class="ws-find">${govuk.input({
    id: 'find',
    name: 'find',
    value: find,
    label: { text: 'Find somebody else by name', classes: 'govuk-label--s' },
    hint: { text: 'Anybody who works here, of any agency.' },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
  })}${nobody}${govuk.button({ text: 'Find', name: 'press', value: 'find', classes: 'govuk-button--secondary' })}${more}</div>`;
}
