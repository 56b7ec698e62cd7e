import { hiddenFields } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import { passkeyMaking } from '../passkeys/view.ts';

/** An invitation as its link shows it. */
export interface InvitationModel {
  invitation: { name: string; job_title: string; agency_name: string; expires_at: Temporal.Instant };
  token: string;
  agency: boolean;
  /** The name of whoever is signed in in this browser. */
  signedIn: string | undefined;
  csrf: string;
  now: Temporal.Instant;
}

/** Who is invited, and the ways in they may choose. */
export function invitationView(model: InvitationModel): Html {
  const { invitation } = model;
  return html`<h1>You are invited to Windscreen</h1>
<p class="ws-lead">${invitation.name}, ${invitation.job_title}, ${invitation.agency_name}</p>
<p>If this is not you, do not go on: tell the person who sent you the link. The link works once, until ${time(whenWords(invitation.expires_at, model.now))}.</p>
${model.signedIn === undefined ? waysIn(model) : otherPerson(model.signedIn, model.csrf)}`;
}

function waysIn(model: InvitationModel): Html {
  const action = `/invitation/${model.token}`;
  const agency = html`<section><h2>With your agency account</h2><p>The account you sign in with there is the one that opens Windscreen from then on.</p>
<form method="post" action="${action}/oidc">${hiddenFields({ csrf: model.csrf })}
${govuk.button({ text: 'Go on with your agency account', preventDoubleClick: true })}</form></section>`;
  return html`<h2>Choose how you will sign in</h2>${model.agency ? agency : NOTHING}
<section><h2>With a passkey</h2><p>Your device asks for your finger, face or PIN, and keeps the rest to itself. Use a device that is yours alone.</p>
${passkeyMaking({ action: `${action}/passkey`, options: `${action}/passkey/options`, label: 'Make a passkey on this device', csrf: model.csrf })}</section>`;
}

function otherPerson(name: string, csrf: string): Html {
  return html`${notice('calm', { strong: `You are signed in as ${name}.`, body: 'Sign out, then open the link again.' })}
<form method="post" action="/sign-out">${hiddenFields({ csrf })}${govuk.button({ text: 'Sign out' })}</form>`;
}

/** A link that opens nothing (any more): used, withdrawn, run out and made up look the same. */
export function closedView(): Html {
  return html`<h1>This invitation does not work</h1>
<p class="ws-lead">A link works once, for seven days, and a newer one takes its place.</p>
<p>Ask the person who sent it for another. If you have used it already, <a href="/sign-in">sign in</a>.</p>`;
}
