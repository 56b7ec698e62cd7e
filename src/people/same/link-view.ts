import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice, time } from '../../platform/html/index.ts';
import { fullWords } from '../../platform/time/words.ts';
import { factSaid } from '../rules/facts.ts';
import { sidesView } from './sides-view.ts';
import type { Link, Sides, Since } from './types.ts';

export interface LinkModel {
  link: Link;
  sides: Sides;
  /** What was told or taken back since it was proposed or, once it is linked, since then. */
  since: readonly Since[];
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  teams: ReadonlyMap<string, string>;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
  own: boolean;
  workable: boolean;
  mayDecide: boolean;
}

/** A proposal or a link: who said what, both records, and what may be done about it. */
export function linkView(model: LinkModel): Html {
  const { link, sides, errors } = model;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${sides.one.reference} and ${sides.other.reference}</span><h1 class="govuk-heading-l">${TITLES[link.state]}</h1>
${history(link)}${sinceList(model)}${sidesView(sides, model)}${forms(model)}`;
}

const TITLES: Readonly<Record<Link['state'], string>> = {
  proposed: 'Proposed: they are one person',
  linked: 'Found to be one person',
  refused: 'Proposed, and refused',
  withdrawn: 'Proposed, and withdrawn',
  split: 'Linked, and taken apart again',
};

const DECIDED: Readonly<Record<string, string>> = {
  linked: 'confirmed it',
  split: 'confirmed it',
  refused: 'refused it',
  withdrawn: 'withdrew it',
};

function history({ state, ...link }: Link): Html {
  const line = (who: string, did: string, at: Temporal.Instant, why: string) =>
    html`<li><strong>${who}</strong> ${did} at ${time(fullWords(at))}: ${why}</li>`;
  return html`<ul class="govuk-list govuk-list--bullet">${line(link.proposedByName, 'proposed it', link.proposedAt, link.why)}${link.decidedAt ? line(link.decidedByName ?? '', DECIDED[state] ?? '', link.decidedAt, link.decidedWhy ?? '') : NOTHING}${link.splitAt ? line(link.splitByName ?? '', 'took it apart', link.splitAt, link.splitWhy ?? '') : NOTHING}</ul>`;
}

function sinceList({ link, sides, since }: LinkModel): Html {
  if (since.length === 0) return NOTHING;
  const onRecord = (id: string) => (id === sides.one.id ? sides.one.reference : sides.other.reference);
  const items = since.map(
    ({ personId, what, kind, words, withdrawn }) =>
      html`<li>${onRecord(personId)}: ${withdrawn ? 'taken back' : 'added'}, ${what}${words ? html` “${kind ? factSaid(kind, words) : words}”` : html` that is shielded`}</li>`,
  );
  const linked = link.state === 'linked';
  const strong = linked ? 'Told since they were linked.' : 'Changed since it was proposed.';
  return html`${notice('calm', { strong, body: linked ? 'Each stays on the record where it was written when they are taken apart.' : 'Read it before you decide.' })}<ul class="govuk-list govuk-list--bullet">${items}</ul>`;
}

function forms(model: LinkModel): Html {
  const { link, own, workable, mayDecide } = model;
  if (link.state === 'linked')
    return mayDecide
      ? splitForm(model)
      : html`<p>A manager who works with both records can take them apart.</p>`;
  if (link.state !== 'proposed') return NOTHING;
  if (own)
    return workable
      ? html`<p>Somebody else has to confirm it. You can withdraw it.</p>${decideForm(model, [['withdrawn', 'Withdraw it']], 'Withdraw')}`
      : html`<p>Somebody else has to confirm it.</p>`;
  if (!mayDecide) return html`<p>A manager who works with both records can confirm it.</p>`;
  return decideForm(
    model,
    [
      ['linked', `Yes: ${model.sides.one.reference} leads to ${model.sides.other.reference} from now on`],
      ['refused', 'No, or not sure'],
    ],
    'Decide',
  );
}

function decideForm(
  { link, sides, typed, errors, csrf, key }: LinkModel,
  answers: readonly (readonly [string, string])[],
  button: string,
): Html {
  const [only] = answers;
  const choice =
    answers.length === 1 && only
      ? html`<input type="hidden" name="answer" value="${only[0]}">${errorText(errors)}`
      : govuk.radios({
          name: 'answer',
          idPrefix: 'answer',
          fieldset: { legend: { text: 'Are they one person?', classes: 'govuk-fieldset__legend--m' } },
          items: answers.map(([value, text]) => ({ value, text, checked: typed.value('answer') === value })),
          ...errorMessage(errors, 'answer'),
        });
  return html`<form method="post" action="/people/links/${link.id}" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="person-version" value="${sides.one.version}"><input type="hidden" name="head-version" value="${sides.other.version}">${choice}${govuk.textarea(
    {
      id: 'why',
      name: 'why',
      label: { text: 'Why', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    },
  )}${govuk.button({ text: button })}</form>`;
}

function errorText(errors: readonly FormError[]): Html {
  const found = errors.find(({ field }) => field === 'answer');
  return found
    ? html`<p class="govuk-error-message" id="answer"><span class="govuk-visually-hidden">Error:</span> ${found.message}</p>`
    : NOTHING;
}

function splitForm({ link, typed, errors, csrf, key }: LinkModel): Html {
  return html`<h2 class="govuk-heading-m">They are two people after all</h2><p>Both records stand again exactly as they are, at once. Whoever proposed and confirmed it and the teams that hold the records are told, and the two are remembered as two people.</p>
<form method="post" action="/people/links/${link.id}/split" novalidate>${hiddenFields({ csrf, key })}${govuk.textarea(
    {
      id: 'why',
      name: 'why',
      label: { text: 'Why they are two people', classes: 'govuk-label--s' },
      rows: '3',
      value: typed.value('why'),
      ...errorMessage(errors, 'why'),
    },
  )}${govuk.button({ text: 'Take them apart', classes: 'govuk-button--warning' })}</form>`;
}
