import { errorMessage, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { type Fact, govuk, type Html, html, NOTHING, raw, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import type { Sending, WholeInvoice } from '../types.ts';

interface SendModel extends RecordForm {
  whole: WholeInvoice;
}

/** To whom it was sent, each time, the last first; for those who charge. */
export const sentFacts = ({ whole: { sent }, now }: SendModel): Fact[] =>
  sent.map((each) => ({ label: 'Sent to', value: sendingWords(each, sent[0]?.address ?? '', now) }));

function sendingWords({ address, at, by, failed }: Sending, last: string, now: Temporal.Instant): Html {
  const again = by ? html`, again by ${by}` : NOTHING;
  const failure = failed ? html` It could not be sent: ${failed}.` : NOTHING;
  return html`${address}, ${time(whenWords(at, now))}${again}.${failure}${address === last ? NOTHING : ' Whoever has this address opens it no longer.'}`;
}

/** Sends it again, to the same address or to one that is put right. Open where the last time failed. */
export function sendAgainPart({ whole: { invoice, sent }, typed, errors, csrf, key }: SendModel): Html {
  const last = sent[0];
  const open = !last || last.failed !== null || errors.some(({ field }) => field === 'to');
  const form = html`<form method="post" action="/learning/invoices/${invoice.id}/send" novalidate>${hiddenFields({ csrf, key })}${govuk.input(
    {
      ...{ id: 'to', name: 'to', type: 'email', autocomplete: 'off', spellcheck: false },
      label: { text: 'To which email address?', classes: 'govuk-label--s' },
      hint: {
        text: 'Whoever has this address opens it from now on, and nobody at an earlier one.',
      },
      value: typed.value('to') || (last?.address ?? ''),
      ...errorMessage(errors, 'to'),
    },
  )}${govuk.button({ text: 'Send it again', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  return html`<details class="govuk-details"${open ? raw(' open') : ''}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${last ? 'Send it again' : 'Send it by email'}</span></summary><div class="govuk-details__text">${form}</div></details>`;
}
