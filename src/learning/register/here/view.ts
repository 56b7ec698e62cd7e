import { errorMessage, errorSummary, type FormError, hiddenFields } from '../../../platform/forms/index.ts';
import { govuk, type Html, html, notice } from '../../../platform/html/index.ts';
import { type Times, timesWords } from '../../rules/times.ts';
import type { Mark } from '../types.ts';

type Part = Times & { title: string };

export type HereModel =
  | { kind: 'run out' }
  | { kind: 'who'; part: Part; path: string }
  | {
      kind: 'known';
      part: Part;
      place: { name: string; mark: Mark | null; minutes: number | null } | undefined;
      /** How they are known: a name, or the address they proved. */
      who: string;
      /** It was said that they came, and could not be taken. */
      tooLate: boolean;
      path: string;
      csrf: string;
      key: string;
    };

const H1 = html`<h1 class="govuk-heading-xl">Are you here?</h1>`;

/** One's own place on what is on, and nobody else's. */
export function hereView(model: HereModel): Html {
  if (model.kind === 'run out')
    return html`${H1}${notice('late', { strong: 'This code has run out.', body: html`It changes every 30 seconds. Scan the code on the wall again, or <a href="/learning/here">type it</a>. If that does not work, tell the trainer: they mark you.` })}`;
  const of = html`${H1}<p><strong>${model.part.title}</strong><br>${timesWords(model.part)}</p>`;
  if (model.kind === 'who') {
    const next = encodeURIComponent(model.path);
    return html`${of}<h2 class="govuk-heading-m">Who are you?</h2><p>Use the address that your place was booked with. We send a code to it.</p>
<p><a class="govuk-button" href="/my-receipts?next=${next}" role="button" draggable="false">Go on with your email address</a></p>
<p>Do you have an account here? <a href="/sign-in?next=${next}">Sign in</a>.</p><p>No email to hand? Tell the trainer: they mark you.</p>`;
  }
  const { place, who, tooLate, path, csrf, key } = model;
  if (!place)
    return html`${of}${notice('late', { strong: `There is no place for ${who}.`, body: 'Was it booked with another address? Else tell the trainer: somebody without a booking can be added.' })}`;
  if (place.mark === 'here' || place.mark === 'late' || place.mark === 'left early')
    return html`${of}${notice('calm', { strong: 'You are marked here.', body: `${place.name}${place.mark === 'late' && place.minutes ? `, ${place.minutes} minutes late` : ''}. You can put your phone away.` })}`;
  if (tooLate)
    return html`${of}${notice('late', { strong: 'The register is closed.', body: 'Nothing was marked. Tell the trainer that you were here: they can correct it.' })}`;
  return html`${of}<p>${place.name}</p><form method="post" action="${path}" novalidate>${hiddenFields({ csrf, key })}${govuk.button({ text: 'I am here' })}</form>`;
}

/** The code as it is typed. */
export function typeView({
  errors,
  typed,
  csrf,
}: {
  errors: readonly FormError[];
  typed: string;
  csrf: string;
}): Html {
  return html`${errorSummary(errors)}${H1}<form method="post" action="/learning/here" novalidate>${hiddenFields({ csrf })}${govuk.input(
    {
      ...{ id: 'code', name: 'code', value: typed, classes: 'govuk-input--width-10', spellcheck: false },
      ...{
        label: { text: 'The code on the wall' },
        hint: { text: 'Eight letters and numbers, for example 7K3M-XX9P.' },
      },
      autocomplete: 'off',
      ...errorMessage(errors, 'code'),
    },
  )}${govuk.button({ text: 'Go on' })}</form>`;
}
