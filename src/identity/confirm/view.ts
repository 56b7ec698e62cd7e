import { hiddenFields } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING } from '../../platform/html/index.ts';
import { passkeySignIn } from '../passkeys/view.ts';

export interface ConfirmModel {
  next: string;
  csrf: string;
  /** Whether there is an agency to sign in with. */
  agency: boolean;
  /** The name of a sample person who signed in as one. */
  sample: string | undefined;
}

/** Before something grave: whoever holds the session shows that they are who it says. */
export function confirmView(model: ConfirmModel): Html {
  const fields = html`${hiddenFields({ csrf: model.csrf })}<input type="hidden" name="next" value="${model.next}">`;
  return html`<h1>Prove that it is you</h1>
<p class="ws-lead">What you are about to do opens something that is closed to you for good reason. So we ask again who you are, unless you signed in within the last five minutes.</p>
<p>Nothing has been done yet. What you typed is kept, and you go back to it from here.</p>
${model.agency ? agencyForm(fields) : NOTHING}
<section><h2>With a passkey</h2>${passkeySignIn(fields)}</section>
${model.sample === undefined ? NOTHING : sampleForm(model.sample, fields)}
<p><a href="/desk">Do not go on</a></p>`;
}

function agencyForm(fields: Html): Html {
  return html`<section><h2>With your agency account</h2><p>Your agency asks you to sign in anew.</p>
<form method="post" action="/sign-in/oidc">${fields}<input type="hidden" name="again" value="yes">
${govuk.button({ text: 'Sign in anew with your agency account', preventDoubleClick: true })}</form></section>`;
}

function sampleForm(name: string, fields: Html): Html {
  return html`<section><h2>As one of the invented people</h2><p>This is a trial. In earnest this would be your agency account or a passkey.</p>
<form method="post" action="/sign-in/confirm">${fields}${govuk.button({ html: html`I am ${name}`, preventDoubleClick: true })}</form></section>`;
}
