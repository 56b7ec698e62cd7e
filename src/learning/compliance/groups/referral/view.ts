import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../../platform/forms/index.ts';
import { card, facts, govuk, type Html, html, NOTHING, time } from '../../../../platform/html/index.ts';
import { dateWords } from '../../../../platform/time/words.ts';
import type { Referral, YoungGroup } from '../types.ts';

export interface ReferralModel {
  referral: Referral;
  group: YoungGroup;
  leads: boolean;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

export function referralView(model: ReferralModel): Html {
  const { referral, group, leads, errors } = model;
  const { verdict, whyNot } = referral;
  const state =
    verdict === null
      ? 'Waits for whoever leads the group'
      : verdict === 'place'
        ? 'Has a place'
        : `No place: ${whyNot}`;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">${referral.name}</h1>
${card({
  title: group.name,
  body: facts([
    { label: 'State', value: state },
    { label: 'Born', value: time(dateWords(referral.born)) },
    { label: 'At risk of', value: referral.risks.join(', ') || 'None of those named' },
    { label: 'Open case', value: referral.openCase ? 'Yes' : 'No' },
    { label: 'What it is to do', value: referral.why },
    { label: 'Agreed by', value: html`${referral.consentBy}, ${time(dateWords(referral.consentOn))}` },
    { label: 'Put forward by', value: referral.referredBy },
  ]),
})}${leads && verdict === null ? decideForm(model) : NOTHING}`;
}

function decideForm({ referral, typed, errors, csrf, key }: ReferralModel): Html {
  return html`<form method="post" action="/learning/groups/referrals/${referral.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      ...{ name: 'verdict', idPrefix: 'verdict', value: typed.value('verdict') },
      fieldset: { legend: { text: 'Do they get a place?', classes: 'govuk-fieldset__legend--m' } },
      items: [
        { value: 'place', text: 'Yes' },
        { value: 'no place', text: 'No' },
      ],
      ...errorMessage(errors, 'verdict'),
    },
  )}${govuk.input({ id: 'called', name: 'called', label: { text: 'What do they want to be called?' }, hint: { text: 'Needed for a place. It stands on the register, and nothing else of them does.' }, value: typed.value('called'), ...errorMessage(errors, 'called') })}${govuk.textarea({ id: 'whyNot', name: 'whyNot', label: { text: 'Why not' }, rows: '3', value: typed.value('whyNot'), ...errorMessage(errors, 'whyNot') })}${govuk.button({ text: 'Decide', preventDoubleClick: true })}</form>`;
}
