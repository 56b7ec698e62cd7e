import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html } from '../../platform/html/index.ts';
import type { Course } from '../types.ts';

/** The question for the address. */
export function askView(model: {
  course: Course | undefined;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}): Html {
  const { course, typed, errors, csrf, key } = model;
  const what = course ? `“${course.title}”` : 'any training';
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Be told of new dates</h1>
<p>We write to you when there are new dates of ${what}. First we send you a link: open it to say that it was you.</p>
<form method="post" action="/learning/interest" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="course" value="${course?.code ?? ''}">${govuk.input(
    {
      ...{ id: 'email', name: 'email', type: 'email', autocomplete: 'email', spellcheck: false },
      value: typed.value('email'),
      label: { text: 'Your email address' },
      ...errorMessage(errors, 'email'),
    },
  )}${govuk.button({ text: 'Send me the link' })}</form>`;
}

/** The same to everybody. */
export const askedView = (): Html =>
  html`<h1 class="govuk-heading-xl">Look in your email</h1><p>We sent you a link. Open it to say that it was you. If you asked before, use the link you got then.</p><p><a href="/learning">All training</a></p>`;

/** Yes, or no more. */
export function interestView(model: {
  interest: { confirmedAt: Temporal.Instant | null; endedAt: Temporal.Instant | null };
  course: Course | undefined;
  code: string;
  csrf: string;
  key: string;
}): Html {
  const { interest, course, code, csrf, key } = model;
  const what = course ? `new dates of “${course.title}”` : 'new training dates';
  const form = (value: string, text: string, classes = '') =>
    html`<form method="post" action="/learning/interest/${code}" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text, name: 'press', value, classes })}</form>`;
  if (interest.endedAt)
    return html`<h1 class="govuk-heading-xl">You hear no more of this</h1><p>We do not write to you about ${what} any more.</p><p><a href="/learning">All training</a></p>`;
  if (interest.confirmedAt)
    return html`<h1 class="govuk-heading-xl">You will hear from us</h1><p>We write when there are ${what}.</p>${form('end', 'Stop writing to me', 'govuk-button--secondary')}`;
  return html`<h1 class="govuk-heading-xl">Shall we write to you?</h1><p>Say yes, and we write when there are ${what}. You can stop it at any time.</p>${form('yes', 'Yes, write to me')}`;
}
