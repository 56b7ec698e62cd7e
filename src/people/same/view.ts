import {
  errorMessage,
  errorSummary,
  type FormError,
  hiddenFields,
  type Typed,
} from '../../platform/forms/index.ts';
import { govuk, type Html, html, NOTHING, notice } from '../../platform/html/index.ts';
import { sidesView } from './sides-view.ts';
import type { Sides } from './types.ts';

export interface SameModel {
  sides: Sides;
  today: Temporal.PlainDate;
  teams: ReadonlyMap<string, string>;
  typed: Typed;
  errors: readonly FormError[];
  csrf: string;
  key: string;
  /** The reader works with both records, and may write. */
  mayPropose: boolean;
  mayTell: boolean;
}

/** One person, or two? Both records, and the two answers: each with a reason. */
export function sameView(model: SameModel): Html {
  const { sides, errors, mayPropose, mayTell } = model;
  const { one, other, proposed } = sides;
  return html`${errorSummary(errors)}<span class="govuk-caption-l">${one.reference} and ${other.reference}</span><h1 class="govuk-heading-l">One person, or two?</h1>
${proposed ? notice('calm', { strong: 'It is proposed already that they are one person.', body: html`<a href="/people/links/${proposed}">Read the proposal</a>.` }) : NOTHING}${sidesView(sides, model)}
${!proposed && mayPropose ? oneForm(model) : NOTHING}${mayTell ? twoForm(model) : html`<p>You may read both records and not change them: ask the teams that hold them.</p>`}`;
}

function oneForm(model: SameModel): Html {
  const { sides, typed, errors, csrf, key } = model;
  const { one, other, against, related } = sides;
  if (related)
    return html`<h2 class="govuk-heading-m">They are one person</h2><p>They cannot be linked while they are recorded as related. If that is a mistake, withdraw the relationship on the page of the family first.</p>`;
  const head = typed.value('head') || one.id;
  return html`<h2 class="govuk-heading-m">They are one person</h2><p>Another person has to confirm it. Nothing is overwritten: one record stands in front, the other leads to it, and it can be taken apart again.</p>
<form method="post" action="/people/same" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="one" value="${one.id}"><input type="hidden" name="other" value="${other.id}">${govuk.radios(
    {
      name: 'head',
      idPrefix: 'head',
      fieldset: { legend: { text: 'Which record stands in front?', classes: 'govuk-fieldset__legend--s' } },
      items: [one, other].map(({ id, reference, label }) => ({
        value: id,
        text: `${reference}, ${label}`,
        checked: id === head,
      })),
      ...errorMessage(errors, 'head'),
    },
  )}${govuk.textarea({
    id: 'why',
    name: 'why',
    label: { text: 'How do you know that they are one person?', classes: 'govuk-label--s' },
    rows: '3',
    value: typed.value('why'),
    ...errorMessage(errors, 'why'),
  })}${
    against.length > 0
      ? govuk.checkboxes({
          name: 'read',
          idPrefix: 'read',
          items: [
            {
              value: 'yes',
              text: 'I have read what speaks against it, and it is one person all the same',
              checked: typed.value('read') === 'yes',
            },
          ],
          ...errorMessage(errors, 'read'),
        })
      : NOTHING
  }${govuk.button({ text: 'Propose that they are one person' })}</form>`;
}

function twoForm({ sides, typed, errors, csrf, key }: SameModel): Html {
  const { one, other } = sides;
  return html`<h2 class="govuk-heading-m">They are two people</h2><p>It is remembered, and nobody is asked about these two again unless a new number speaks for one person.</p>
<form method="post" action="/people/not-same" novalidate>${hiddenFields({ csrf, key })}<input type="hidden" name="one" value="${one.id}"><input type="hidden" name="other" value="${other.id}">${govuk.textarea(
    {
      id: 'reason',
      name: 'reason',
      label: { text: 'How do you know that they are two people?', classes: 'govuk-label--s' },
      hint: { text: 'For example: twins; cousins of one name.' },
      rows: '3',
      value: typed.value('reason'),
      ...errorMessage(errors, 'reason'),
    },
  )}${govuk.button({ text: 'Remember that they are two people', classes: 'govuk-button--secondary' })}</form>`;
}
