import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, time } from '../../platform/html/index.ts';
import { isBefore } from '../../platform/time/london.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { Receipt } from '../types.ts';

/** The form in which a receipt's holder answers. */
export interface AskedForm {
  action: string;
  errors: readonly FormError[];
  typed: Typed;
  csrf: string;
  key: string;
}

/** On a receipt: what we need to know, by when, and a box for the answer. Nothing when nothing is asked. */
export function askedPart(
  { need, answerDueAt, answeredAt, decidedAt }: Receipt,
  form: AskedForm | undefined,
  now: Temporal.Instant,
): Html {
  const late = form && form.errors.length > 0 ? tooLate(form) : NOTHING;
  if (decidedAt) return late;
  if (need === null || !answerDueAt)
    return answeredAt && late === NOTHING
      ? html`<p>Thank you for your answer. It goes on from here.</p>`
      : late;
  const due = isBefore(answerDueAt, now)
    ? html`<p>We asked for it by ${time(whenWords(answerDueAt, now))}. You can still answer.</p>`
    : html`<p>Please answer by ${time(whenWords(answerDueAt, now))}.</p>`;
  return html`<h2>We need to know</h2><p class="ws-words">${need}</p>${due}${form ? answerForm(form) : NOTHING}`;
}

/** What somebody wrote when nothing was asked any more: to be taken along, and told anew if it matters. */
function tooLate({ typed }: AskedForm): Html {
  return html`<h2 id="answer" tabindex="-1">Your words</h2><p class="ws-words">${typed.value('answer')}</p>
<p>Do they matter? Copy them and <a href="/worried">tell us anew</a>.</p>`;
}

function answerForm({ action, errors, typed, csrf, key }: AskedForm): Html {
  return html`<form method="post" action="${action}" novalidate>${hiddenFields({ csrf, key })}${govuk.textarea(
    {
      id: 'answer',
      name: 'answer',
      label: { text: 'Your answer', classes: 'govuk-label--m' },
      hint: { text: 'If you do not know, say so. What you told us first stays as it is.' },
      rows: '5',
      value: typed.value('answer'),
      ...errorMessage(errors, 'answer'),
    },
  )}${govuk.button({ text: 'Send your answer' })}</form>`;
}

/** The summary of what to put right, to stand above everything. */
export function askedErrors(form: AskedForm | undefined): Html {
  return errorSummary(form?.errors ?? []);
}
