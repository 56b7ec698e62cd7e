import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import { facts, govuk, type Html, html, notice, time } from '../../../platform/html/index.ts';
import { whenWords } from '../../../platform/time/words.ts';
import { REASONS } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import type { Waiver } from '../types.ts';

export interface DecideModel extends RecordForm {
  waiver: Waiver;
  /** Why the reader may not decide; undefined where they may. */
  hindrance: string | undefined;
}

/** What was asked, and its decision: by a second person. */
export function decideView(model: DecideModel): Html {
  const { waiver, now, errors, hindrance } = model;
  const dispute = waiver.kind === 'dispute';
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${dispute ? 'A dispute' : 'A waiver'} of ${money(waiver.pence)}</h1>
${facts([
  { label: 'Payer', value: waiver.account },
  {
    label: 'The charge',
    value: html`${waiver.chargeWords} <a href="/learning/charges/${waiver.chargeId}">See the charge</a>`,
  },
  { label: 'Why', value: html`${REASONS[waiver.reason]}. ${waiver.words}` },
  { label: 'Asked by', value: html`${waiver.askedByName}, ${time(whenWords(waiver.askedAt, now))}` },
])}${waiver.decision ? decided(waiver, now) : hindrance ? notice('calm', { strong: 'Somebody else decides.', body: hindrance }) : form(model)}`;
}

function decided({ decision, decidedByName, decidedAt, decidedWhy }: Waiver, now: Temporal.Instant): Html {
  return notice('calm', {
    strong: decision === 'granted' ? 'Granted: nothing is owed.' : 'Refused: the charge stands.',
    body: html`${decidedByName}${decidedAt ? html`, ${time(whenWords(decidedAt, now))}` : ''}: ${decidedWhy}`,
  });
}

function form({ waiver, typed, errors, csrf, key }: DecideModel): Html {
  const radio = (value: string, text: string) => ({
    value,
    text,
    checked: typed.value('decision') === value,
  });
  return html`<form method="post" action="/learning/waivers/${waiver.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      name: 'decision',
      idPrefix: 'decision',
      fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--m' } },
      items: [radio('granted', 'Lift it: the charge is reversed'), radio('refused', 'The charge stands')],
      ...errorMessage(errors, 'decision'),
    },
  )}${govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'Why', classes: 'govuk-label--m' },
    hint: { text: 'The payer reads it.' },
    rows: '3',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}${govuk.button({ text: 'Decide', preventDoubleClick: true })}</form>`;
}
