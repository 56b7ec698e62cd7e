import { govuk, type Html, html } from '../../platform/html/index.ts';

/** The sign-in page as it is shown. */
export interface SignInModel {
  people: readonly { id: string; name: string; job_title: string; agency: string; about: string }[];
  csrf: string;
  next: string;
}

/** The ways in; in a trial, one button a sample person. */
export function signInView(model: SignInModel): Html {
  const people = model.people.map(
    (person) => html`<li class="ws-card"><form method="post" action="/sign-in/sample">
<input type="hidden" name="csrf" value="${model.csrf}"><input type="hidden" name="next" value="${model.next}">
<input type="hidden" name="person" value="${person.id}">
<p class="govuk-body"><strong>${person.name}</strong>, ${person.job_title}, ${person.agency}<br>${person.about}</p>
${govuk.button({ html: html`Sign in as ${person.name}`, classes: 'govuk-button--secondary' })}</form></li>`,
  );
  return html`<h1 class="govuk-heading-xl">Sign in</h1>
${model.people.length > 0 ? html`<p class="govuk-body">This is a trial. Choose one of the invented people.</p><ul class="govuk-list">${people}</ul>` : ''}`;
}
