import { errorMessage, errorSummary, hiddenFields, type RecordForm } from '../../../platform/forms/index.ts';
import {
  dataTable,
  emptyState,
  govuk,
  type Html,
  html,
  stateTag,
  time,
} from '../../../platform/html/index.ts';
import { dateWords, whenWords } from '../../../platform/time/words.ts';
import { moneyTabs } from '../../charges/tabs.ts';
import type { Scheme } from '../../rules/scheme.ts';
import type { Membership } from '../types.ts';

export interface MembershipsModel extends RecordForm {
  memberships: readonly Membership[];
  /** Those that may be named now. */
  schemes: readonly Scheme[];
  called: (scheme: string) => string;
}

/** Memberships that lower a price: those that wait for somebody to look at what shows them come first. */
export function membershipsView({
  memberships,
  schemes,
  called,
  now,
  typed,
  errors,
  csrf,
  key,
}: MembershipsModel): Html {
  return html`${errorSummary(errors)}<h1 class="govuk-heading-xl">Memberships</h1>${moneyTabs('/learning/memberships')}
<p class="govuk-body">Members of <a href="/learning/memberships/bodies">some bodies</a> pay less. A membership counts for bookings made after somebody looked at what shows it. A booking made before keeps its price.</p>${dataTable<Membership>(
    {
      caption: 'Memberships, those that wait first',
      columns: [
        {
          label: 'Organisation',
          kind: 'name',
          cell: ({ id, organisation }) => html`<a href="/learning/memberships/${id}">${organisation}</a>`,
        },
        { label: 'Member of', cell: ({ scheme }) => called(scheme) },
        { label: 'Shown by', cell: ({ evidence }) => evidence },
        {
          label: 'Told',
          cell: ({ askedAt, askedByName }) => html`${time(whenWords(askedAt, now))}, ${askedByName}`,
        },
        { label: 'State', cell: stateCell },
      ],
      rows: memberships,
      empty: emptyState({
        title: 'No membership yet',
        words: 'When somebody books and names one, it waits here until you looked at what shows it.',
      }),
    },
  )}<h2 class="govuk-heading-l">Write one down</h2><p class="govuk-body">Somebody else looks at what shows it.</p><form method="post" action="/learning/memberships" novalidate>${hiddenFields({ csrf, key })}${govuk.select(
    {
      ...{ id: 'scheme', name: 'scheme', label: { text: 'Member of', classes: 'govuk-label--m' } },
      items: schemes.map(({ code: value, name: text }) => ({
        value,
        text,
        selected: typed.value('scheme') === value,
      })),
      ...errorMessage(errors, 'scheme'),
    },
  )}${govuk.input({
    ...{ id: 'organisation', name: 'organisation', value: typed.value('organisation') },
    label: { text: 'Organisation', classes: 'govuk-label--m' },
    ...errorMessage(errors, 'organisation'),
  })}${govuk.input({
    ...{ id: 'evidence', name: 'evidence', value: typed.value('evidence') },
    label: { text: 'What shows it?', classes: 'govuk-label--m' },
    hint: { text: schemes.map(({ name, evidence }) => `${name}: ${evidence}`).join('. ') },
    ...errorMessage(errors, 'evidence'),
  })}${govuk.button({ text: 'Write it down', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`;
}

function stateCell({ decision, validUntil, decidedByName }: Membership): Html {
  if (decision === null) return stateTag('Waits for a look');
  if (decision === 'refused') return html`${stateTag('Refused')} ${decidedByName}`;
  return html`${stateTag('Confirmed')} until ${validUntil ? time(dateWords(validUntil)) : ''}, ${decidedByName}`;
}
