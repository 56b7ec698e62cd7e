import { hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

/** What is typed is kept: the code, how long it works, and the ways on. */
export function savedView(saved: {
  code: string;
  days: number;
  goOn: string;
  forget: string;
  csrf: string;
}): Html {
  return html`<div class="ws-step ws-card"><h1>It is saved. It is not sent yet.</h1>
<p>Write this code down. With it you can come back on any phone or computer.</p>
<p class="ws-code">${saved.code}</p>
<p>It works for ${saved.days} days. If you lose it, we cannot give you a new one. To come back, go to this site, press “Tell us about a child”, then “I have a code to come back”.</p>
<div class="govuk-button-group">${govuk.button({ text: 'Go on now', href: saved.goOn })}</div>
<p>Is this not your own phone or computer? You can delete what you typed.</p>
<form method="post" action="${saved.forget}">${hiddenFields({ csrf: saved.csrf })}${govuk.button({ text: 'Delete what I typed', classes: 'govuk-button--secondary' })}</form></div>`;
}
