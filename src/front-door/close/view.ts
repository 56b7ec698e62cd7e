import { errorMessage } from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { CLOSING_WORDS, DONE_AT, HINDRANCES, type LooseEnd } from '../rules/closing.ts';
import { CLOSING_REASONS, type Closing } from './types.ts';

export interface CloseModel extends FormModel {
  closings: readonly Closing[];
  /** What is still to be done first. */
  left: readonly LooseEnd[];
}

/** Closing a concern; or, when it is closed, opening it again. */
export function closeView(model: CloseModel): Html {
  const { record, typed, errors, left } = model;
  if (record.state === 'closed') return againView(model);
  return concernForm({
    ...model,
    title: 'Close this concern',
    step: 'close',
    button: 'Close it',
    before:
      left.length > 0
        ? notice('late', {
            strong: 'Something is left to do first.',
            list: html`<ul class="govuk-list govuk-list--bullet">${left.map((each) => html`<li><a class="govuk-link" href="/front-door/${record.id}${DONE_AT[each]}">${HINDRANCES[each]}.</a></li>`)}</ul>`,
          })
        : html`<p>It leaves the lists of what is under way. Everything on it stays readable, a later concern about the child finds it, and it can be opened again.</p>`,
    fields: html`${govuk.radios({
      name: 'why',
      idPrefix: 'why',
      fieldset: { legend: { text: 'Why is nothing left to do here?', classes: 'govuk-fieldset__legend--m' } },
      items: CLOSING_REASONS.map((why) => ({
        value: why,
        text: CLOSING_WORDS[why],
        checked: typed.value('why') === why,
      })),
      ...errorMessage(errors, 'why'),
    })}${govuk.textarea({
      id: 'words',
      name: 'words',
      label: { text: 'Who goes on with it, or why nobody needs to', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('words'),
      ...errorMessage(errors, 'words'),
    })}`,
  });
}

function againView(model: CloseModel): Html {
  const { typed, errors, closings, now } = model;
  const last = closings.at(-1);
  return concernForm({
    ...model,
    title: 'Open this concern again',
    step: 'close/again',
    button: 'Open it again',
    before: last
      ? html`<p>Closed ${time(whenWords(last.at, now))} by ${last.by}: ${CLOSING_WORDS[last.why]}. ${last.words}</p><p>Its decision stands as it was. To decide otherwise, decide again: that opens it too.</p>`
      : NOTHING,
    fields: govuk.textarea({
      id: 'again',
      name: 'again',
      label: { text: 'Why', classes: 'govuk-label--m' },
      rows: '3',
      value: typed.value('again'),
      ...errorMessage(errors, 'again'),
    }),
  });
}
