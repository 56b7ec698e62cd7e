import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../../platform/forms/index.ts';
import { card, facts, govuk, type Html, html, NOTHING, time } from '../../../../platform/html/index.ts';
import { londonDate } from '../../../../platform/time/london.ts';
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
  const { verdict, whyNot, ending } = referral;
  const state = ending
    ? 'No longer comes'
    : verdict === null
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
    ...(ending
      ? [
          {
            label: 'Ended',
            value: html`${SAID_BY[ending.saidBy]}${ending.said ? html`: ${ending.said}` : '.'} Noted by ${ending.notedBy}, ${time(dateWords(londonDate(ending.at)))}`,
          },
        ]
      : []),
  ]),
})}${leads && verdict === null && !ending ? decideForm(model) : NOTHING}${verdict === 'no place' || ending ? NOTHING : endForm(model)}`;
}

const SAID_BY = { family: 'The family', 'young person': 'The young person', agency: 'The agency' } as const;

function endForm({ referral, typed, errors, csrf, key }: ReferralModel): Html {
  const form = html`<p>A family may take back at any time what they agreed to, and nobody has to say why. ${referral.verdict === 'place' ? 'Their place is free from then on; on which days they came stays noted.' : 'Whether they get a place is not decided then.'}</p><form method="post" action="/learning/groups/referrals/${referral.id}/ending" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
    {
      ...{ name: 'saidBy', idPrefix: 'saidBy', value: typed.value('saidBy') },
      fieldset: { legend: { text: 'Who said so?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'family', text: 'The family: they no longer agree' },
        { value: 'young person', text: 'The young person' },
        { value: 'agency', text: 'We, for example because they moved away' },
      ],
      ...errorMessage(errors, 'saidBy'),
    },
  )}${govuk.textarea({ id: 'said', name: 'said', label: { text: 'What was said, if anything' }, rows: '3', value: typed.value('said'), ...errorMessage(errors, 'said') })}${govuk.button({ text: 'Note that they no longer come', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
  return card({ title: 'They no longer come', body: form });
}

function decideForm({ referral, typed, errors, csrf, key }: ReferralModel): Html {
  const form = html`<form method="post" action="/learning/groups/referrals/${referral.id}" novalidate>${hiddenFields({ csrf, key })}${govuk.radios(
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
  return card({ title: 'Your decision', body: form });
}
