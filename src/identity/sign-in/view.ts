import { hiddenFields } from '../../platform/forms/index.ts';
import { facts, govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { passkeySignIn } from '../passkeys/view.ts';

/** The sign-in page as it is shown. */
export interface SignInModel {
  people: readonly { id: string; name: string; job_title: string; agency: string; about: string }[];
  csrf: string;
  next: string;
  /** Somebody signed in proves once more who they are. */
  again: boolean;
  /** A session ended while somebody typed. */
  ended: boolean;
  agency: boolean;
  /** Our address where it is not https. */
  httpAddress: string | undefined;
}

/** The ways in; in a trial, one button a sample person. */
export function signInView(model: SignInModel): Html {
  const fields = html`${hiddenFields({ csrf: model.csrf })}<input type="hidden" name="next" value="${model.next}">`;
  return html`<h1>Sign in</h1>
${model.ended ? KEPT : NOTHING}${model.again ? AGAIN : NOTHING}
${model.httpAddress ? httpNotice(model.httpAddress) : NOTHING}
${model.agency ? agencyForm(model.again, fields) : NOTHING}
<section><h2>With a passkey</h2>${passkeySignIn(fields)}</section>
<p>No way in yet? Ask the person who looks after Windscreen in your agency to invite you. You do not need to sign in to <a href="/worried">tell us about a child</a> or to <a href="/my-receipts">see what became of it</a>.</p>
${model.people.length > 0 ? samplePeople(model, fields) : NOTHING}`;
}

const KEPT = notice('clock', {
  strong: 'Your session had ended.',
  body: 'We kept what you had typed. Sign in as yourself to go on with it.',
});

const AGAIN = notice('calm', {
  strong: 'Prove that it is you.',
  body: 'To change how you sign in, you must have signed in within the last 15 minutes.',
});

// Browsers drop the sign-in cookie on plain http except on this machine itself.
function httpNotice(address: string): Html {
  return notice('calm', {
    strong: 'This address is not encrypted.',
    body: html`Signing in works only on the machine itself, at a localhost address; this site’s is <code>${address}</code>. From anywhere else, browsers need an https address.`,
  });
}

function agencyForm(again: boolean, fields: Html): Html {
  return html`<section><h2>With your agency account</h2>
<form method="post" action="/sign-in/oidc">${fields}${again ? html`<input type="hidden" name="again" value="yes">` : NOTHING}
${govuk.button({ text: 'Sign in with your agency account', preventDoubleClick: true })}</form></section>`;
}

function samplePeople(model: SignInModel, fields: Html): Html {
  const people = model.people.map(
    (person) => html`<li class="ws-card"><form method="post" action="/sign-in/sample">${fields}
<input type="hidden" name="person" value="${person.id}">
<p><strong>${person.name}</strong>, ${person.job_title}, ${person.agency}<br>${person.about}</p>
${govuk.button({ html: html`Sign in as ${person.name}`, classes: 'govuk-button--secondary' })}</form></li>`,
  );
  return html`<section><h2>As one of the invented people</h2><p>This is a trial. There is one person for each role.</p><ul class="ws-cards">${people}</ul></section>`;
}

/** What somebody sees whose sign-in was refused, whatever the reason. */
export function refusedView(id: string): Html {
  return html`<h1>We could not sign you in</h1>
<p class="ws-lead">Nothing was changed, and nobody was signed in.</p>
<p>Start again from the sign-in page: an answer from your agency or your device works once, in the browser that asked for it, and for ten minutes.</p>
<p>If it happens again, you may not have been invited yet, or your access has ended. Ask the person who looks after Windscreen in your agency, and give them the code below.</p>
<p><a href="/sign-in">Go to the sign-in page</a></p>
${facts([{ label: 'Code for this page', value: html`<code>${id}</code>` }])}`;
}
