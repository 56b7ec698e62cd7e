import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import { FAMILY_WORDS, OUTCOMES } from '../rules/outcomes.ts';

/** One question, and that is all. */
export function askedView({
  title,
  code,
  errors,
  csrf,
}: {
  title: string;
  code: string;
  errors: readonly FormError[];
  csrf: string;
}): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-l">Did you get there?</h1>
<p class="govuk-body">Some time ago somebody told you about <strong>${title}</strong>. Your answer helps us to see where help is missing. We do not ask again.</p>
<form method="post" action="/directory/asked/${code}" novalidate>${hiddenFields({ csrf })}${govuk.radios({
    name: 'outcome',
    idPrefix: 'outcome',
    fieldset: { legend: { text: 'Did you get there?', classes: 'govuk-visually-hidden' } },
    items: OUTCOMES.map((value) => ({ value, text: FAMILY_WORDS[value] })),
    ...errorMessage(errors, 'outcome'),
  })}${govuk.button({ text: 'Send' })}</form>`;
}

/** The link is over, or is not whole: both look the same. */
export function overView(): Html {
  return html`<h1 class="govuk-heading-l">This question is over</h1><p class="govuk-body">You do not have to do anything. A link like this works for a month. If you copied it, perhaps a part is missing.</p>${onward()}`;
}

const onward = () =>
  html`<p class="govuk-body">If you still need help, <a href="/directory">look for a service near you</a>, or call one of the numbers on this page.</p>`;

export function thanksView(): Html {
  return html`<h1 class="govuk-heading-l">Thank you</h1><p class="govuk-body">That is all. We do not ask again.</p>${onward()}`;
}
