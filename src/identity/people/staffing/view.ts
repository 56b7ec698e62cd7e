import { errorSummary, type FormError, hiddenFields, type Typed } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';
import { type Offer, staffingInputs } from './fields.ts';

/** Somebody's roles and teams, to change. */
export interface StaffingModel {
  person: { id: string; name: string };
  offer: Offer;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
}

export function staffingView(model: StaffingModel): Html {
  const { person } = model;
  return html`${errorSummary(model.errors)}<h1>Roles of ${person.name}</h1>
<p>A change counts from the next page that ${person.name} opens. Roles and teams you do not look after stay as they are.</p>
<form method="post" action="/administration/people/${person.id}/roles">${hiddenFields({ csrf: model.csrf })}
${staffingInputs(model.offer, model.typed, model.errors)}
${govuk.button({ text: 'Save the roles' })}</form>
<p><a href="/administration/people/${person.id}">Back to ${person.name}</a></p>`;
}
