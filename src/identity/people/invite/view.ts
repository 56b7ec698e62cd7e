import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import { govuk, type Html, html, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { type Offer, staffingInputs } from '../staffing/fields.ts';

/** The form that brings somebody in. */
export interface InviteModel {
  offer: Offer & { agencies: readonly { id: string; name: string }[] };
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function inviteView(model: InviteModel): Html {
  const { typed, errors, offer } = model;
  const line = (name: string, label: string, more: { hint?: { text: string }; type?: string } = {}) =>
    govuk.input({
      id: name,
      name,
      value: typed.value(name),
      label: { text: label },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      ...more,
      ...errorMessage(errors, name),
    });
  const agencies = [{ id: '', name: 'Choose one' }, ...offer.agencies].map(({ id, name }) => ({
    value: id,
    text: name,
    selected: id === typed.value('agency'),
  }));
  return html`${errorSummary(errors)}<h1>Invite somebody</h1>
<p>You get a link to give to them. Whoever opens it proves their agency account or makes a passkey, and that lets them in from then on.</p>
<form method="post" action="/administration/people/invite" novalidate>${hiddenFields({ csrf: model.csrf, key: model.key })}
${line('name', 'Name')}${line('job-title', 'Job title')}
${govuk.select({ id: 'agency', name: 'agency', label: { text: 'Agency' }, items: agencies, ...errorMessage(errors, 'agency') })}
${line('email', 'Work email (optional)', { type: 'email', hint: { text: 'For messages only. Nobody signs in by it.' } })}
${staffingInputs(offer, typed, errors)}
${govuk.button({ text: 'Make the invitation', preventDoubleClick: true })}</form>
<p><a href="/administration/people">Back to the list</a></p>`;
}

/** The link of an invitation, shown this once. */
export function linkView(made: {
  name: string;
  link: string;
  path: string;
  until: Temporal.Instant;
  now: Temporal.Instant;
}): Html {
  return html`<h1>Invitation for ${made.name}</h1>
<p class="ws-lead">Give this link to ${made.name}, in a way that only they read:</p>
<p class="ws-link"><code>${made.link}</code></p>
<p>It works once, until ${time(whenWords(made.until, made.now))}. It is not shown again: if it is lost, make another, and this one stops working.</p>
<p><a href="${made.path}">Go to ${made.name}</a></p>`;
}
