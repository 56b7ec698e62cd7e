import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, pager } from '../../platform/html/index.ts';

interface FormModel {
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  /** Where they go on once the address is proved. */
  next: string;
}

/** The question for the address. */
export function askView({ typed, errors, csrf, key, next }: FormModel & { key: string }): Html {
  return html`<div class="ws-step ws-card">${errorSummary(errors)}
<form method="post" action="/my-receipts" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="next" value="${next}">${govuk.input(
    {
      id: 'email',
      name: 'email',
      type: 'email',
      value: typed.value('email'),
      autocomplete: 'email',
      spellcheck: false,
      label: { text: 'What is your email address?', classes: 'govuk-label--l', isPageHeading: true },
      hint: { text: 'We send a code there. Use it only if no one else reads it.' },
      ...errorMessage(errors, 'email'),
    },
  )}${govuk.button({ text: 'Send me a code' })}</form>
<p>Did you get a code when you wrote to us? <a href="/receipt">Use that code</a>. You do not need an email.</p></div>`;
}

/** The box for the code. What it says is the same whether or not we know the address. */
export function codeView({ typed, errors, csrf, next }: FormModel): Html {
  return html`<div class="ws-step ws-card">${errorSummary(errors)}
<form method="post" action="/my-receipts/code" novalidate>${hiddenFields({ csrf })}<input type="hidden" name="next" value="${next}">${govuk.input(
    {
      id: 'code',
      name: 'code',
      value: typed.value('code'),
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      spellcheck: false,
      classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
      label: { text: 'Type the code we sent you', classes: 'govuk-label--l', isPageHeading: true },
      hint: {
        text: 'It has eight digits and works for ten minutes. It may take a minute to come. Look in your spam too.',
      },
      ...errorMessage(errors, 'code'),
    },
  )}${govuk.button({ text: 'Go on' })}</form>
<p><a href="/my-receipts?next=${encodeURIComponent(next)}">Ask for a new code</a></p></div>`;
}

/** What was sent from a proved address. */
export function listView(model: {
  list: Html;
  email: string;
  csrf: string;
  next: string | undefined;
  first: string | undefined;
}): Html {
  const pages = model.next || model.first;
  return html`<div class="ws-step ws-card"><h1>What you sent us</h1>
<p>Sent with ${model.email}. No one else sees this list.</p>
${model.list}
${pages ? pager({ next: model.next, first: model.first, size: 20, of: 'messages' }) : NOTHING}
<form method="post" action="/my-receipts/leave">${hiddenFields({ csrf: model.csrf })}
${govuk.button({ text: 'Close this list', classes: 'govuk-button--secondary' })}</form>
<p>Something new, or worse? <a href="/worried">Tell us</a>. You need not wait.</p></div>`;
}
