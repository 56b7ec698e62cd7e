import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import {
  card,
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  NOTHING,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { longDateWords } from '../../../platform/time/words.ts';
import { moneyTabs } from '../../charges/tabs.ts';
import { changedTerms, termsInWords } from '../../rules/policy.ts';
import type { CancellationPolicy, ClosureDay } from '../types.ts';

export interface PoliciesModel extends RecordForm {
  today: Temporal.PlainDate;
  policies: readonly CancellationPolicy[];
  closures: readonly ClosureDay[];
}

/** The terms on which places may be given up, version by version, and the days on which the office is shut. */
export function policiesView(model: PoliciesModel): Html {
  const { policies, errors } = model;
  const codes = [...new Set(policies.map(({ code }) => code))];
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Terms</h1>${moneyTabs('/learning/policies')}
<p class="govuk-body">Terms are never edited: another version holds for bookings made from a day to come. A booking keeps the version it was made under.</p>${codes.map(
    (code) => {
      const own = policies.filter((policy) => policy.code === code);
      return html`<h2 class="govuk-heading-l">${own[0]?.name ?? code}</h2><p class="govuk-body"><a href="/learning/policies/${code}/new">Make another version<span class="govuk-visually-hidden"> of “${code}”</span></a></p>${own.map((policy, at) => versionCard(policy, own[at + 1], model.today))}`;
    },
  )}${closuresPart(model)}`;
}

function versionCard(
  policy: CancellationPolicy,
  before: CancellationPolicy | undefined,
  today: Temporal.PlainDate,
): Html {
  const words = before ? changedTerms(before, policy) : termsInWords(policy);
  const lead = before ? html`<p>Changed from version ${before.version}:</p>` : NOTHING;
  const coming = Temporal.PlainDate.compare(policy.effectiveFrom, today) > 0;
  return card({
    level: 3,
    title: `Version ${policy.version}, from ${longDateWords(policy.effectiveFrom).text}`,
    tag: coming ? stateTag('To come') : NOTHING,
    body: html`${lead}<ul class="govuk-list govuk-list--bullet">${words.map((line) => html`<li>${line}</li>`)}</ul><p>${policy.why} <span class="ws-quiet">${policy.madeByName}</span></p>`,
  });
}

function closuresPart({ closures, today, typed, errors, csrf, key }: PoliciesModel): Html {
  const table = dataTable<ClosureDay>({
    caption: 'Days on which the training office is shut',
    columns: [
      { label: 'Day', kind: 'name', cell: ({ date }) => time(longDateWords(date)) },
      { label: 'Why', cell: ({ name }) => name },
      {
        label: 'Take back',
        cell: ({ date }) =>
          Temporal.PlainDate.compare(date, today) > 0
            ? html`<button class="govuk-button govuk-button--secondary" name="date" value="${date.toString()}">Take back<span class="govuk-visually-hidden"> ${longDateWords(date).text}</span></button>`
            : 'It has passed',
      },
    ],
    rows: closures,
    empty: emptyState({
      title: 'The office has no such days',
      words: 'Only weekends and England’s bank holidays are no working days.',
    }),
  });
  return html`<h2 class="govuk-heading-l" id="closures">Days on which the office is shut</h2>
<p class="govuk-body">They count as no working days of notice, like bank holidays.</p>${closures.length > 0 ? html`<form method="post" action="/learning/policies/closures/remove" novalidate>${hiddenFields({ csrf, key })}${table}</form>` : table}
<form method="post" action="/learning/policies/closures" novalidate>${hiddenFields({ csrf, key })}${govuk.dateInput(
    {
      ...{ id: 'day', namePrefix: 'day' },
      fieldset: { legend: { text: 'Another day', classes: 'govuk-fieldset__legend--m' } },
      items: (['day', 'month', 'year'] as const).map((name) => ({
        ...{ name, id: `day-${name}`, value: typed.value(`day-${name}`), inputmode: 'numeric' },
        classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      })),
      ...errorMessage(errors, 'day'),
    },
  )}${govuk.input({
    ...{ id: 'name', name: 'name', value: typed.value('name'), label: { text: 'Why is it shut?' } },
    ...errorMessage(errors, 'name'),
  })}${govuk.button({ text: 'Add the day', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}
