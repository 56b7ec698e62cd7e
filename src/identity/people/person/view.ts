import { errorSummary, formError, formKey, hiddenFields } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, stateTag, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Standing } from '../../rules/standing.ts';
import { sentence } from '../staffing/fields.ts';

/** Somebody who works here, as an administrator sees them. */
export interface PersonModel {
  person: {
    id: string;
    name: string;
    job_title: string;
    agency: string;
    roles: readonly { role: string; area: string }[];
    teams: readonly { name: string }[];
    administered: boolean;
  };
  standing: Standing;
  invitedUntil: Temporal.Instant | null;
  lastSignedInAt: Temporal.Instant | null;
  self: boolean;
  /** Why they could not be stopped just now. */
  refusedAs: string | undefined;
  now: Temporal.Instant;
  csrf: string;
}

export function personView(model: PersonModel): Html {
  const { person, lastSignedInAt: at } = model;
  const held = person.roles.map(({ role, area }) => html`<li>${sentence(role)} in ${sentence(area)}</li>`);
  const teams = person.teams.map(({ name }) => html`<li>${name}</li>`);
  return html`${refusal(model)}<h1>${person.name}</h1>
${facts([
  { label: 'Work', value: `${person.job_title}, ${person.agency}` },
  { label: 'Access', value: standing(model) },
  { label: 'Last signed in', value: at === null ? 'Not in a year' : time(whenWords(at, model.now)) },
  { label: 'Roles', value: held.length > 0 ? html`<ul>${held}</ul>` : 'None' },
  { label: 'Teams', value: teams.length > 0 ? html`<ul>${teams}</ul>` : 'None' },
])}
${person.administered ? actions(model) : notMine(model)}
<p><a href="/administration/people">Back to the list</a></p>`;
}

function standing({ standing: stands, invitedUntil, now }: PersonModel): Html {
  if (stands !== 'invited' || invitedUntil === null) return stateTag(sentence(stands));
  return html`${stateTag('Invited')} until ${time(whenWords(invitedUntil, now))}`;
}

function refusal({ refusedAs, person }: PersonModel): Html {
  if (refusedAs === undefined) return NOTHING;
  return errorSummary([
    formError('stop', `${person.name} is ${refusedAs}. Make somebody else administrator there first`),
  ]);
}

function notMine({ self }: PersonModel): Html {
  return self
    ? html`<p>This is you. Another administrator changes your roles and your access. How you sign in is on <a href="/account">your account</a>.</p>`
    : html`<p>Every role of theirs is in an area that you do not look after. An administrator there can change it.</p>`;
}

function actions(model: PersonModel): Html {
  const { person, csrf } = model;
  const path = `/administration/people/${person.id}`;
  const stop = html`<section id="stop"><h2>Stop access</h2><p>Signs ${person.name} out everywhere at once and keeps them out. What they did stays on record. You can let them in again.</p>
<form method="post" action="${path}/disable">${hiddenFields({ csrf })}${govuk.button({ text: 'Stop access', classes: 'govuk-button--warning' })}</form></section>`;
  if (model.standing === 'stopped')
    return html`<section><h2>Let them in again</h2><p>The account and passkeys they had work again.</p>
<form method="post" action="${path}/enable">${hiddenFields({ csrf })}${govuk.button({ text: 'Let them in again' })}</form></section>`;
  return html`<p><a href="${path}/roles">Change roles and teams</a></p>
<section><h2>Invitation link</h2><p>A new link adds a way in: for somebody’s first time, or when they have lost theirs. Any link made before stops working.</p>
<form method="post" action="${path}/invitation">${hiddenFields({ csrf, key: formKey() })}${govuk.button({ text: 'Make a new link', classes: 'govuk-button--secondary' })}</form></section>
${stop}`;
}
