import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../platform/forms/index.ts';
import { asset, facts, govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';

const SCRIPT = () => html`<script type="module" src="${asset('passkey.js')}"></script>`;
const WITHOUT = html`<p data-passkey-without>A passkey needs JavaScript and a browser that has passkeys.</p>`;

/** Signing in with a passkey. Its script shows the form: without one a passkey cannot be asked for. */
export function passkeySignIn(fields: Html): Html {
  return html`<form method="post" action="/sign-in/passkey" data-passkey="get" data-options="/sign-in/passkey/options" hidden>${fields}<input type="hidden" name="answer" value="">
<p>Your device asks for your finger, face or PIN.</p>
${govuk.button({ text: 'Sign in with a passkey', classes: 'govuk-button--secondary' })}<p data-passkey-says role="alert"></p></form>
${WITHOUT}${SCRIPT()}`;
}

/** Making a passkey on this device. */
export function passkeyMaking(form: { action: string; options: string; label: string; csrf: string }): Html {
  return html`<form method="post" action="${form.action}" data-passkey="create" data-options="${form.options}" hidden>${hiddenFields({ csrf: form.csrf })}<input type="hidden" name="answer" value="">
${nameInput('Passkey')}
${govuk.button({ text: form.label, classes: 'govuk-button--secondary' })}<p data-passkey-says role="alert"></p></form>
${WITHOUT}${SCRIPT()}`;
}

function nameInput(value: string, errors: readonly FormError[] = []): Html {
  return govuk.input({
    id: 'name',
    name: 'name',
    value,
    label: { text: 'A name for this passkey' },
    hint: { text: 'So that you know it again: “work laptop”, “my phone”' },
    classes: 'govuk-input--width-20',
    autocomplete: 'off',
    ...errorMessage(errors, 'name'),
  });
}

/** One passkey: its name, and the way to its removal. */
export interface PasskeyModel {
  id: string;
  name: string;
  csrf: string;
  errors: readonly FormError[];
}

export function passkeyView(model: PasskeyModel, saved: string): Html {
  return html`${errorSummary(model.errors)}<h1>${saved}</h1>
<form method="post" action="/account/passkeys/${model.id}">${hiddenFields({ csrf: model.csrf })}
${nameInput(model.name, model.errors)}${govuk.button({ text: 'Save the name' })}</form>
<p><a href="/account/passkeys/${model.id}/remove">Remove this passkey</a></p>`;
}

/** Before a passkey is removed. `last` when nothing else lets its owner in. */
export function removalView(model: PasskeyModel & { last: boolean }): Html {
  const warned = model.last
    ? html`${notice('late', { strong: 'This is your only way in.', body: 'Without it you cannot sign in until somebody who looks after Windscreen invites you anew.' })}
${govuk.checkboxes({
  idPrefix: 'understood',
  name: 'understood',
  items: [{ value: 'yes', text: 'I understand that I cannot sign in any more' }],
  ...errorMessage(model.errors, 'understood'),
})}`
    : NOTHING;
  return html`${errorSummary(model.errors)}<h1>Remove “${model.name}”?</h1>
<p>It opens nothing here any more. Your device may still list it: remove it there too. Sessions you have open stay open.</p>
<form method="post" action="/account/passkeys/${model.id}/remove">${hiddenFields({ csrf: model.csrf })}${warned}
${govuk.button({ text: 'Remove the passkey', classes: 'govuk-button--warning' })}</form>
<p><a href="/account">Keep it</a></p>`;
}

/** A passkey that was not added. */
export function notAddedView(back: { label: string; href: string }, id: string): Html {
  return html`<h1>That passkey was not added</h1>
<p class="ws-lead">Nothing was changed.</p>
<p>An offer to make a passkey works once, in this browser, for five minutes; and a passkey is added once. Go back and try again.</p>
<p><a href="${back.href}">${back.label}</a></p>
${facts([{ label: 'Code for this page', value: html`<code>${id}</code>` }])}`;
}
