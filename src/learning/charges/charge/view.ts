import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../../platform/forms/index.ts';
import {
  facts,
  govuk,
  type Html,
  html,
  NOTHING,
  notice,
  stateTag,
  story,
} from '../../../platform/html/index.ts';
import { dateWords, longDateWords, whenWords } from '../../../platform/time/words.ts';
import type { Charge, LedgerLine } from '../../ledger/types.ts';
import { CAUSE_WORDS } from '../../rules/charge.ts';
import { KIND_WORDS, REASONS, sentence } from '../../rules/ledger.ts';
import { money } from '../../rules/price.ts';
import type { Waiver } from '../types.ts';

export interface ChargeModel {
  now: Temporal.Instant;
  charge: Charge;
  lines: readonly LedgerLine[];
  waivers: readonly Waiver[];
  /** The reader may say that it is wrong. */
  disputes: boolean;
  /** The reader is of those who charge. */
  charges: boolean;
  /** The reader may ask that it be waived. */
  waives: boolean;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
}

/** A charge with its whole reason and all that became of it. */
export function chargeView(model: ChargeModel): Html {
  const { charge, lines, now, errors, waives } = model;
  const standing = charge.liftedAt === null;
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">A charge of ${money(charge.pence)}</h1>
${notice('calm', { strong: standing ? 'It stands.' : 'It was lifted: nothing is owed for it.', body: charge.words })}
${facts([
  { label: 'For', value: html`${charge.course}, ${dateWords(charge.startsOn).text}` },
  { label: 'Place of', value: charge.person },
  { label: 'Payer', value: charge.account },
  { label: 'What', value: html`${CAUSE_WORDS[charge.cause]} ${stateTag(standing ? 'Stands' : 'Lifted')}` },
])}
<h2 class="govuk-heading-l">What happened</h2>${story(
    lines.map((line) => ({
      what: `${KIND_WORDS[line.kind]}: ${money(line.effect)}`,
      when: whenWords(line.at, now),
      by: line.by,
      more: html`<p>${line.words}</p>`,
    })),
  )}${model.waivers.map((asked) => askedPart(asked, now))}
${waives && standing ? html`<p class="govuk-body"><a href="/learning/charges/${charge.id}/waive">Ask that it be waived</a></p>` : NOTHING}${disputePart(model)}`;
}

function askedPart(asked: Waiver, now: Temporal.Instant): Html {
  const what = asked.kind === 'dispute' ? 'said that it is wrong' : 'asked that it be waived';
  const state =
    asked.decision === null
      ? 'Waits for a decision.'
      : asked.decision === 'granted'
        ? `Granted by ${asked.decidedByName}.`
        : `Refused by ${asked.decidedByName}.`;
  return notice('calm', {
    strong: state,
    body: html`${asked.askedByName} ${what}, ${whenWords(asked.askedAt, now).text}: ${REASONS[asked.reason]}. ${sentence(asked.words)}${asked.decidedWhy ? html` Decided: ${asked.decidedWhy}` : NOTHING}`,
  });
}

function disputePart({ charge, waivers, disputes, charges, typed, errors, csrf, key }: ChargeModel): Html {
  const until = longDateWords(charge.disputeUntil).text;
  const before = waivers.filter(({ kind }) => kind === 'dispute');
  const refusedOnes = before.filter(({ decision }) => decision === 'refused').length;
  if (!disputes)
    return refusedOnes > 1 && !charges && charge.liftedAt === null
      ? html`<h2 class="govuk-heading-l">Do you still think that it is wrong?</h2><p class="govuk-body">It was looked at twice, and it stands. It cannot be said here again. <a href="/contact">Speak to us</a>: a training coordinator can ask for you that it be lifted.</p>`
      : NOTHING;
  const again = before.length > 0;
  return html`<h2 class="govuk-heading-l">${again ? 'Do you still think that it is wrong?' : 'Do you think that it is wrong?'}</h2>
<p class="govuk-body">Tell us by ${until}. Somebody who did not make the charge looks at it. ${again ? 'You can say so once more, if there is something that whoever decided did not know. After that, speak to us.' : 'You can say so twice at most.'}</p>
<form method="post" action="/learning/charges/${charge.id}" novalidate>${hiddenFields({ csrf, key })}${reasonRadios(typed, errors, DISPUTE_REASONS)}${govuk.textarea(
    {
      id: 'words',
      name: 'words',
      label: { text: 'What is wrong with it?', classes: 'govuk-label--m' },
      hint: { text: 'Say nothing about a child or a family. What you write stands beside the charge.' },
      rows: '4',
      value: typed.value('words'),
      ...errorMessage(errors, 'words'),
    },
  )}${govuk.button({ text: 'Say that it is wrong', preventDoubleClick: true })}</form>`;
}

export const DISPUTE_REASONS = [
  'wrong facts',
  'our mistake',
  'sickness',
  'bereavement',
  'called to a child',
  'other',
] as const;

export function reasonRadios(
  typed: Typed,
  errors: readonly FormError[],
  offered: readonly (keyof typeof REASONS)[],
): Html {
  return govuk.radios({
    name: 'reason',
    idPrefix: 'reason',
    fieldset: { legend: { text: 'Why?', classes: 'govuk-fieldset__legend--m' } },
    items: offered.map((value) => ({
      value,
      text: REASONS[value],
      checked: typed.value('reason') === value,
    })),
    ...errorMessage(errors, 'reason'),
  });
}
