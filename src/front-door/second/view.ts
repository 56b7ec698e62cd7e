import type { ClockRule } from '../../platform/clocks/rule.ts';
import { errorMessage } from '../../platform/forms/index.ts';
import { card, govuk, type Html, html, levelTag, NOTHING, time } from '../../platform/html/index.ts';
import { whenWords } from '../../platform/time/words.ts';
import type { FormModel } from '../change/types.ts';
import { concernForm } from '../change/view.ts';
import { clockBox } from '../record/clock-view.ts';
import { decisionInFull } from '../record/decision-view.ts';
import { toldCard } from '../record/told-view.ts';
import type { CitedIndicator, Proposal } from '../record/types.ts';
import { OUTCOME_WORDS } from '../rules/words.ts';

export interface SecondModel extends FormModel {
  proposal: Proposal;
  cited: readonly CitedIndicator[];
  late: boolean;
  rules: readonly ClockRule[];
}

/** The decision that waits, and the second person's answer to it. */
export function secondView(model: SecondModel): Html {
  const { record, rules, now } = model;
  return concernForm({
    ...model,
    title: 'Do you agree with this decision?',
    step: 'second',
    button: 'Save your answer',
    before: proposed(model),
    beside: html`${clockBox(record, rules, now)}${toldCard(record)}`,
    fields: html`${answers(model)}${lateness(model)}`,
  });
}

function proposed({ proposal, cited, now }: SecondModel): Html {
  const { decision, by, at, rule } = proposal;
  return card({
    title: OUTCOME_WORDS[decision.outcome],
    tag: levelTag(decision.level),
    body: html`<p>${by} put it forward ${time(whenWords(at, now))}. A second person is needed because ${rule}.</p><p>${decision.reason}</p>${decisionInFull({ ...decision, five: decision }, cited)}<p class="ws-quiet">The referrer will be told: ${decision.forReferrer}</p>`,
  });
}

function answers({ typed, errors }: SecondModel): Html {
  return html`${govuk.radios({
    name: 'answer',
    idPrefix: 'answer',
    fieldset: { legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--m' } },
    hint: {
      text: 'Judge it by the record beside it. If the child must be protected at once, see to that first.',
    },
    items: [
      {
        value: 'agreed',
        text: 'I agree',
        hint: { text: 'It is decided now, in both names.' },
        checked: typed.value('answer') === 'agreed',
      },
      {
        value: 'sent back',
        text: 'I send it back',
        hint: { text: 'The concern stays undecided and its clock runs on.' },
        checked: typed.value('answer') === 'sent back',
      },
    ],
    ...errorMessage(errors, 'answer'),
  })}${govuk.textarea({
    id: 'words',
    name: 'words',
    label: { text: 'Your words to them', classes: 'govuk-label--m' },
    hint: { text: 'Needed when you send it back. They stay on the record.' },
    rows: '4',
    value: typed.value('words'),
    ...errorMessage(errors, 'words'),
  })}`;
}

function lateness({ late, proposal, typed, errors }: SecondModel): Html {
  if (!late) return NOTHING;
  return govuk.textarea({
    id: 'late',
    name: 'late',
    label: { text: 'Why it comes after its time', classes: 'govuk-label--m' },
    hint: {
      text: proposal.decision.lateReason
        ? `Leave it empty to keep theirs: ${proposal.decision.lateReason}`
        : 'A clock ran out before you could agree. The reason is kept with that clock.',
    },
    rows: '3',
    value: typed.value('late'),
    ...errorMessage(errors, 'late'),
  });
}
