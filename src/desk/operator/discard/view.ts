import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { LetterRow } from '../types.ts';

export interface DiscardModel {
  letter: LetterRow;
  now: Temporal.Instant;
  reason: string;
  errors: readonly FormError[];
  csrf: string;
}

/** Asks for the reason before work is given up for good. */
export function discardView({ letter, now, reason, errors, csrf }: DiscardModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Discard this dead letter</h1>
<p class="govuk-body">This work will not be done. The record it belongs to stays as it is; a message that was not sent stays unsent. Your reason is kept.</p>
${facts([
  { label: 'Work', value: letter.topic },
  { label: 'Asked for', value: time(whenWords(letter.told_at, now)) },
  { label: 'Tries', value: letter.tries },
  { label: 'Error', value: html`<code>${letter.error_class}</code>` },
])}
<form method="post" action="/operator/${letter.id}/discard" novalidate>${hiddenFields({ csrf })}${govuk.textarea(
    {
      id: 'reason',
      name: 'reason',
      value: reason,
      rows: '3',
      label: { text: 'Why will this not be done?' },
      hint: { text: 'No names and nothing about a child: other operators read this.' },
      ...errorMessage(errors, 'reason'),
    },
  )}${govuk.button({ text: 'Discard', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>
<p class="govuk-body"><a href="/operator">Keep it</a></p>`;
}
