import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../../platform/html/index.ts';

/** The box for the code that brings somebody back. */
export function returnView(entry: { typed: string; errors: readonly FormError[]; csrf: string }): Html {
  return html`<div class="ws-step ws-card">${errorSummary(entry.errors)}
<form method="post" action="/worried/return" novalidate>${hiddenFields({ csrf: entry.csrf })}${govuk.input({
    id: 'code',
    name: 'code',
    label: { text: 'What is your code?', classes: 'govuk-label--l', isPageHeading: true },
    hint: { text: 'You wrote it down when you saved. It has 16 letters and numbers.' },
    value: entry.typed,
    classes: 'govuk-input--width-20 govuk-input--extra-letter-spacing',
    autocomplete: 'off',
    spellcheck: false,
    ...errorMessage(entry.errors, 'code'),
  })}${govuk.button({ text: 'Come back' })}</form>
<p>No code? <a href="/worried">Begin again</a>.</p></div>`;
}
