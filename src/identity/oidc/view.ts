import { govuk, type Html, html } from '../../platform/html/index.ts';

/** Seen for a moment on the way out, or longer where a browser does not go on by itself. */
export function leavingView(address: string): Html {
  return html`<h1>Sign in with your agency</h1>
<p class="ws-lead">You sign in there, and come back here.</p>
${govuk.button({ text: 'Go on to your agency’s sign-in', href: address })}`;
}
